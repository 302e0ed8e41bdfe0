//! Bringing a diary back from a backup, and taking that back.
//!
//! What comes back is made whole beside the diary first, under a name of its own: unpacked, looked through, brought up to this
//! version. The diary that is there is kept under a name that says so. Then one rename puts the other in its place. A kill at
//! any step leaves one of the two, whole. Whoever has the diary open finds another file in its place, as whenever one is put there
//! (`place.rs`): nobody can write to the one that was, since who brings back holds its lock until the name means the other.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Utc;
use respite_domain::backup::BackupFault;
use respite_domain::time::WallTime;
use rusqlite::{Connection, OpenFlags};
use tempfile::NamedTempFile;

use crate::aside::free_name_of;
use crate::backup::read::{Opened, Zip, look_into};
use crate::backup::{Backup, BackupError, Image, Manifest, Opener, RESTORED, same_bytes};
use crate::before_update::{KEPT_FOR, called};
use crate::connection::connect;
use crate::file_name::{BEFORE_RESTORE, FILE_NAME};
use crate::import::Placed;
use crate::of_the_body::{Along, bring_along};
use crate::one_medicine::join;
use crate::open::{bring_up_to_date, real};
use crate::place::{Standing, standing};
use crate::proof::proved_copy;
use crate::salvage::{Salvage, SalvagedTable};
use crate::setting::SET;
use crate::whole_file::{not_written, sync_folder, unfinished};
use crate::{COPIES, Result, Store, StoreError, Work, private};

/// The setting that says that Respite makes no backups by itself: so that those of a diary that came back by a slip do not push the
/// good ones out.
pub const PAUSED: &str = "backups-paused";

/// A step of bringing back. After each, a kill leaves one diary, whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// An attached file is back.
    Attached,
    /// What comes back is whole and on disk.
    Ready,
    /// What was there is kept.
    Kept,
    /// It is in its place.
    InPlace,
}

/// A diary that could be brought back: whole, looked through, beside the one that is there. It goes unless it is put in its place.
#[derive(Debug)]
pub struct Prepared {
    folder: PathBuf,
    diary: NamedTempFile,
    /// The backup that its attached files are in.
    zip: Option<(Zip, Manifest)>,
    work: Arc<Work>,
    backup: Backup,
    pauses: bool,
    /// What comes along of the diary that goes.
    along: Along,
}

/// The diaries that were there before another was brought back, the latest last.
pub(crate) fn kept(folder: &Path) -> Vec<PathBuf> {
    let mut kept = called(folder, BEFORE_RESTORE);
    kept.sort_by_key(|path| (path.metadata().and_then(|file| file.modified()).ok(), path.clone()));
    kept
}

/// The diary that was there before another was brought back last, and until when it is kept.
pub fn before_restore(folder: &Path) -> Option<(PathBuf, WallTime)> {
    let path = kept(folder).pop()?;
    let written = chrono::DateTime::<Utc>::from(path.metadata().and_then(|file| file.modified()).ok()?);
    Some((path, (written + KEPT_FOR).fixed_offset()))
}

impl Prepared {
    /// What is in a backup, for the diary in `folder`.
    ///
    /// # Errors
    /// It is none, damaged, newer than this program, or can't be read; the disk can't take it.
    pub fn of(file: &Path, folder: &Path) -> std::result::Result<Prepared, BackupError> {
        Prepared::of_sealed(file, None, folder)
    }

    /// The same of one that may be encrypted.
    ///
    /// # Errors
    /// As [`Prepared::of`]; or `opener` does not open it.
    pub fn of_sealed(
        file: &Path,
        opener: Option<&Opener>,
        folder: &Path,
    ) -> std::result::Result<Prepared, BackupError> {
        Prepared::by(file, opener, folder, &Arc::default())
    }

    /// The same; `work` tells how far it is, until another diary is in the place of the one that is there, and can end it until then.
    ///
    /// # Errors
    /// As [`Prepared::of_sealed`]; or [`BackupFault::Stopped`].
    pub fn by(
        file: &Path,
        opener: Option<&Opener>,
        folder: &Path,
        work: &Arc<Work>,
    ) -> std::result::Result<Prepared, BackupError> {
        let mut zip = Zip::sealed(file, opener)?;
        // All of it is read twice: to look through it, and to put it in its place.
        let opened = Opened::of_zip(&mut zip, work, |bytes| work.begin(bytes.saturating_mul(2)))?;
        let backup = opened.backup();
        let diary = written(&opened.image, folder)?;
        work.pass(opened.image.bytes().len())?;
        let zip = Some((zip, opened.manifest));
        Ok(Prepared { zip, work: Arc::clone(work), ..Prepared::without_files(folder, diary, backup) })
    }

    fn without_files(folder: &Path, diary: NamedTempFile, backup: Backup) -> Prepared {
        let (folder, work) = (folder.to_owned(), Arc::default());
        Prepared { folder, diary, zip: None, work, backup, pauses: true, along: Along::default() }
    }

    /// What can still be read of the damaged diary `file`, for the diary in `folder`; and how much of each table that is.
    ///
    /// # Errors
    /// Nothing of it can be read; the disk can't take it; or [`BackupFault::Stopped`].
    pub fn salvage(
        file: &Path,
        folder: &Path,
        work: &Arc<Work>,
    ) -> std::result::Result<(Prepared, Vec<SalvagedTable>), BackupError> {
        let Salvage { image, tables } = Salvage::of(file, work)?;
        let diary = written(&image, folder)?;
        let backup = Backup::of_image(&image, file, folder)?;
        Ok((Prepared { work: Arc::clone(work), ..Prepared::without_files(folder, diary, backup) }, tables))
    }

    /// What was there before another was brought back last.
    ///
    /// # Errors
    /// [`BackupFault::NothingToUndo`]; it is damaged or can't be read; the disk can't take it.
    pub fn undo(folder: &Path) -> std::result::Result<Prepared, BackupError> {
        let (file, _) = before_restore(folder).ok_or(BackupFault::NothingToUndo)?;
        let image = Image::from(std::fs::read(&file).map_err(|_| BackupFault::Unreadable)?);
        look_into(&image)?;
        let diary = written(&image, folder)?;
        let backup = Backup::of_image(&image, &file, folder)?;
        Ok(Prepared { pauses: false, ..Prepared::without_files(folder, diary, backup) })
    }

    /// What would be back.
    pub fn backup(&self) -> &Backup {
        &self.backup
    }

    /// Begins with it where there is no diary that can be read. A file that is none, or is damaged, is kept aside first; tells where.
    ///
    /// # Errors
    /// When the disk can't take it, or the work is to end; nothing came back then.
    pub fn begin(
        mut self,
        now: WallTime,
        mut told: impl FnMut(Step),
    ) -> std::result::Result<Option<PathBuf>, BackupError> {
        let file = self.folder.join(FILE_NAME);
        let attached = self.attach(&mut told)?;
        self.make_ready(now)?;
        told(Step::Ready);
        let kept = match standing(&file)? {
            Standing::File => Some(Store::copy_aside(&self.folder, now)?),
            Standing::Nothing => None,
        };
        told(Step::Kept);
        self.put(&file, attached)?;
        told(Step::InPlace);
        Ok(kept)
    }

    /// Puts the attached files of the backup where they were. One that is there and is another stays under a name beside it. They go
    /// again unless they are kept.
    fn attach(&mut self, told: &mut dyn FnMut(Step)) -> std::result::Result<Placed, BackupError> {
        let mut placed = Placed::default();
        self.work.goes_on()?;
        let Some((zip, manifest)) = &mut self.zip else { return Ok(placed) };
        let copies = self.folder.join(COPIES);
        let disk = |error: std::io::Error| not_written(&error, &copies);
        for (name, part) in manifest.attached() {
            let path = copies.join(name);
            if same_bytes(&path, part) {
                self.work.pass(usize::try_from(part.bytes).unwrap_or_default())?;
                continue;
            }
            private::make_folder(&copies).map_err(disk)?;
            let mut whole = unfinished(&copies).map_err(disk)?;
            zip.pour(part, |piece| {
                whole.write_all(piece).map_err(disk)?;
                Ok(self.work.pass(piece.len())?)
            })?;
            whole.as_file().sync_all().map_err(disk)?;
            placed.put(whole, &path, true).map_err(disk)?;
            sync_folder(&copies).map_err(disk)?;
            told(Step::Attached);
        }
        self.work.goes_on()?;
        Ok(placed)
    }

    /// Lets the diary that comes back know that it did, and what was told of the body since.
    fn make_ready(&mut self, now: WallTime) -> Result<()> {
        let mut diary = Connection::open(self.diary.path())?;
        let all = diary.transaction()?;
        let Along { rows, gone, .. } = &mut self.along;
        self.along.follow = join(&all, rows, |uid| gone.contains_key(uid), false)?;
        bring_along(&all, &self.along, now)?;
        all.execute(SET, [RESTORED, &now.to_rfc3339()])?;
        all.execute(SET, [PAUSED, if self.pauses { "yes" } else { "no" }])?;
        all.commit()?;
        diary.close().map_err(|(_, error)| error)?;
        self.diary.as_file().sync_all().map_err(|error| not_written(&error, &self.folder))
    }

    /// The one moment at which the name comes to mean the other diary. From then on its attached files stay, whatever the disk says.
    fn put(self, file: &Path, attached: Placed) -> Result<()> {
        let file = real(file);
        let folder = file.parent().unwrap_or(&file).to_owned();
        self.diary.persist(&file).map_err(|error| not_written(&error.error, &folder))?;
        attached.keep();
        sync_folder(&folder).map_err(|error| not_written(&error, &folder))
    }
}

impl Store {
    /// Puts another diary in the place of this one, which must be [in an act](Store::begin_act), and tells where this one is kept.
    /// What was told of the body in this one comes along. The act is given up with it: what is open then is not the diary any more.
    ///
    /// # Errors
    /// When the disk can't take it, or the work is to end; the diary is as it was then.
    pub fn replace(
        &mut self,
        mut prepared: Prepared,
        now: WallTime,
        mut told: impl FnMut(Step),
    ) -> std::result::Result<PathBuf, BackupError> {
        prepared.along = self.along()?;
        let attached = prepared.attach(&mut told)?;
        prepared.make_ready(now)?;
        told(Step::Ready);
        let folder = self.folder().to_owned();
        let kept = free_name_of(&folder, BEFORE_RESTORE, &now.to_utc().format("%Y-%m-%d-%H%M%S").to_string());
        // SQLite copies nothing out of a connection that writes. Another may read meanwhile, and nobody else can write.
        let beside = connect(&real(&self.file), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let copy = proved_copy(&beside, &self.file)?;
        beside.close().map_err(|(_, error)| StoreError::from(error))?;
        copy.persist_noclobber(&kept).map_err(|error| not_written(&error.error, &folder))?;
        sync_folder(&folder).map_err(|error| not_written(&error, &folder))?;
        told(Step::Kept);
        let file = self.file.clone();
        if cfg!(windows) {
            // An open file keeps its name there.
            self.connection = Connection::open_in_memory().map_err(StoreError::from)?;
        }
        prepared.put(&file, attached)?;
        told(Step::InPlace);
        Ok(kept)
    }
}

/// Writes a diary beside the one in `folder`, brought up to this version.
fn written(image: &Image, folder: &Path) -> std::result::Result<NamedTempFile, BackupError> {
    private::make_folder(folder).map_err(|error| not_written(&error, folder))?;
    let file = real(&folder.join(FILE_NAME));
    let into = file.parent().unwrap_or(folder);
    let disk = |error: std::io::Error| not_written(&error, into);
    let mut diary = unfinished(into).map_err(disk)?;
    diary.write_all(image.bytes()).map_err(disk)?;
    diary.as_file().sync_all().map_err(disk)?;
    bring_up_to_date(diary.path()).map_err(|error| match error {
        StoreError::DiskFull | StoreError::Unwritable(_) => error.into(),
        // It can be read, and yet it is not what an earlier version wrote.
        _ => BackupError::Fault(BackupFault::Damaged),
    })?;
    Ok(diary)
}
