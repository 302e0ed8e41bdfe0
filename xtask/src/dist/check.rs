//! The judges that each system has for its packages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context as _, ensure};

use super::ID;
use crate::call::{call, checkout};
use crate::packages;

/// What lintian asks of a package that Debian itself ships, and this one can't have.
const NOT_OF_DEBIAN: &str = "initial-upload-closes-no-bugs,no-changelog,embedded-library";

/// Holds the files for a desktop against what reads them.
pub(super) fn tree(tree: &Path) -> anyhow::Result<()> {
    let share = tree.join("usr/share");
    let mut desktop = Command::new("desktop-file-validate");
    desktop.arg(share.join(format!("applications/{ID}.desktop")));
    call(desktop)?;
    let mut metainfo = Command::new("appstreamcli");
    metainfo.args(["validate", "--no-net", "--explain"]).arg(share.join(format!("metainfo/{ID}.metainfo.xml")));
    call(metainfo)
}

/// Holds a package against the rules of its system.
pub(super) fn package(form: &str, package: &Path) -> anyhow::Result<()> {
    let mut judge = if form == "deb" {
        let mut lintian = Command::new("lintian");
        lintian.args(["--fail-on", "error,warning", "--suppress-tags", NOT_OF_DEBIAN, "--allow-root"]);
        lintian
    } else {
        let mut rpmlint = Command::new("rpmlint");
        rpmlint.arg("-r").arg(checkout().join("packaging/linux/rpmlintrc"));
        rpmlint
    };
    judge.arg(package);
    call(judge)
}

/// Installs the setup of Windows quietly under Wine, asks the installed terminal for the status of a diary and a page, installs over it
/// once more, and takes it away again: the diary must still be what it was.
pub(super) fn setup(folder: &Path, setup: &Path) -> anyhow::Result<()> {
    packages::to_try_windows()?;
    let wine = Wine::anew(folder)?;
    wine.run(setup, &["/S"])?;
    wine.bring_random_bytes()?;
    let installed = wine.installed()?;
    let terminal = installed.join("respite.exe");
    // Wine answers for no zone of its own.
    let acts: [&[&str]; 3] =
        [&["log", "--spasm", "1", "--worst", "6"], &["status", "--json"], &["summary", "--out", r"C:\page.pdf"]];
    for arguments in acts {
        wine.run(&terminal, arguments)?;
    }
    let diary = wine.diary()?;
    let before = fs::read(&diary)?;
    wine.run(setup, &["/S"])?;
    // It copies itself elsewhere and goes on there; told where it stands, it does not.
    let place = format!("_?={}", wine.name_of(&installed)?);
    wine.run(&installed.join("uninstall.exe"), &["/S", &place])?;
    ensure!(!terminal.exists(), "The terminal is still there after it was taken away.");
    ensure!(fs::read(&diary)? == before, "The diary is not what it was.");
    Ok(())
}

/// A Windows of its own.
struct Wine {
    drives: PathBuf,
}

impl Wine {
    fn anew(folder: &Path) -> anyhow::Result<Wine> {
        let drives = folder.join("wine");
        if drives.exists() {
            fs::remove_dir_all(&drives)?;
        }
        Ok(Wine { drives })
    }

    fn run(&self, program: &Path, arguments: &[&str]) -> anyhow::Result<String> {
        println!("» wine {} {}", program.display(), arguments.join(" "));
        let Output { status, stdout, stderr } = Command::new("/usr/lib/wine/wine64")
            .arg(program)
            .args(arguments)
            .env("WINEPREFIX", &self.drives)
            .env("WINEDEBUG", "-all")
            .output()
            .context("Wine does not start")?;
        let said = String::from_utf8_lossy(&stdout).into_owned();
        ensure!(status.success(), "{said}{} ({status})", String::from_utf8_lossy(&stderr));
        print!("{said}");
        Ok(said)
    }

    /// What a program of today asks for and Wine before 9 does not bring.
    fn bring_random_bytes(&self) -> anyhow::Result<()> {
        let library = self.drives.join("drive_c/windows/system32/bcryptprimitives.dll");
        if library.exists() {
            return Ok(());
        }
        let mut build = Command::new("x86_64-w64-mingw32-gcc");
        build.args(["-shared", "-O2", "-o"]).arg(&library);
        build.arg(checkout().join("packaging/windows/bcryptprimitives.c")).arg("-ladvapi32");
        call(build)
    }

    /// Where the programs are.
    fn installed(&self) -> anyhow::Result<PathBuf> {
        self.found("respite.exe").map(|program| program.with_file_name(""))
    }

    fn diary(&self) -> anyhow::Result<PathBuf> {
        self.found("diary.db")
    }

    fn found(&self, name: &str) -> anyhow::Result<PathBuf> {
        let mut folders = vec![self.drives.join("drive_c/users")];
        while let Some(folder) = folders.pop() {
            for inside in fs::read_dir(&folder)? {
                let inside = inside?;
                if inside.file_name() == name {
                    return Ok(inside.path());
                }
                if inside.file_type()?.is_dir() {
                    folders.push(inside.path());
                }
            }
        }
        anyhow::bail!("There is no {name} in {}.", self.drives.display())
    }

    /// What Windows calls a file.
    fn name_of(&self, path: &Path) -> anyhow::Result<String> {
        let inside = path.strip_prefix(self.drives.join("drive_c")).context("not on its drive")?;
        Ok(format!(r"C:\{}", inside.to_string_lossy().trim_end_matches('/').replace('/', "\\")))
    }
}
