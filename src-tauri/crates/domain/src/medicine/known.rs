//! The ingredients that Respite knows: how each is counted, whether it can make sleepy, and the names it goes by.
//!
//! Which brand holds what is general knowledge, so that a name joins its ingredient; packs differ, and the person's own decides.
//! Names stand as [`plain`](super::name) leaves them: small letters and figures, parted by one blank.

codes! {
    /// What an ingredient is counted with.
    pub enum Class {
        /// Against pain and inflammation (S54, S57).
        Nsaid = "nsaid",
        /// Against pain, not against inflammation (S55).
        Acetaminophen = "acetaminophen",
        /// Acts on the brain, not on the muscle; on prescription only (S62).
        MuscleRelaxer = "muscle-relaxer",
        /// Anything else.
        Other = "other",
    }
}

/// What is known of an ingredient.
pub(super) struct Known {
    pub code: &'static str,
    pub class: Class,
    /// It is for pain or spasm, and for little else: of other medicines only the person knows what they take them for.
    pub for_pain: bool,
    /// Can make sleepy.
    pub sedating: bool,
    /// Not sold without a prescription.
    pub prescription_only: bool,
    /// Other names for the same substance, and brands that hold nothing else to be counted.
    pub names: &'static [&'static str],
}

const fn known(code: &'static str, class: Class, names: &'static [&'static str]) -> Known {
    let relaxer = matches!(class, Class::MuscleRelaxer);
    let for_pain = !matches!(class, Class::Other);
    Known { code, class, for_pain, sedating: relaxer, prescription_only: relaxer, names }
}

const fn nsaid(code: &'static str, names: &'static [&'static str]) -> Known {
    known(code, Class::Nsaid, names)
}

const fn relaxer(code: &'static str, names: &'static [&'static str]) -> Known {
    known(code, Class::MuscleRelaxer, names)
}

const fn sedating(code: &'static str, names: &'static [&'static str]) -> Known {
    Known { sedating: true, ..known(code, Class::Other, names) }
}

/// A strong painkiller, which makes sleepy too.
const fn painkiller(code: &'static str, names: &'static [&'static str]) -> Known {
    Known { for_pain: true, ..sedating(code, names) }
}

const fn other(code: &'static str, names: &'static [&'static str]) -> Known {
    known(code, Class::Other, names)
}

/// The ingredients of the article and of section 4, and those of their classes. Of the "about 20" NSAIDs (S57) those that are not
/// offered are known by name, so that two of them are seen as two. Which other medicines make sleepy is general knowledge; a
/// product's own tick adds to it.
pub(super) const KNOWN: &[Known] = &[
    nsaid(
        "ibuprofen",
        &[
            "ibu",
            "advil",
            "motrin",
            "motrin ib",
            "nurofen",
            "brufen",
            "cuprofen",
            "calprofen",
            "ibuleve",
            "anadin ultra",
            "anadin joint pain",
            "feminax express",
            "midol ib",
            "duexis",
            "isobutylphenylpropionic acid",
        ],
    ),
    nsaid(
        "naproxen",
        &[
            "aleve",
            "naprosyn",
            "anaprox",
            "anaprox ds",
            "naprelan",
            "feminax ultra",
            "flanax",
            "vimovo",
            "treximet",
            "stirlescent",
        ],
    ),
    nsaid(
        "aspirin",
        &[
            "acetylsalicylic acid",
            "acetylsalicylate",
            "asa",
            "bayer",
            "bayer aspirin",
            "ecotrin",
            "disprin",
            "aspro",
            "bufferin",
            "st joseph",
            "nu seals",
            "caprin",
            "micropirin",
            "alka seltzer",
            "alka seltzer original",
            "aspir 81",
            "aspir low",
            "durlaza",
            "vazalore",
        ],
    ),
    Known { prescription_only: true, ..nsaid("celecoxib", &["celebrex", "elyxyb"]) },
    nsaid("other-nsaid", &["nsaid", "another nsaid", "other nsaid"]),
    nsaid("aceclofenac", &["preservex"]),
    nsaid("dexibuprofen", &["seractil"]),
    nsaid("dexketoprofen", &["keral"]),
    nsaid(
        "diclofenac",
        &[
            "voltaren",
            "voltarol",
            "cataflam",
            "zipsor",
            "zorvolex",
            "cambia",
            "pennsaid",
            "flector",
            "dicloflex",
            "motifene",
            "arthrotec",
        ],
    ),
    nsaid("diflunisal", &["dolobid"]),
    nsaid("etodolac", &["lodine", "eccoxolac"]),
    nsaid("etoricoxib", &["arcoxia"]),
    nsaid("felbinac", &["traxam"]),
    nsaid("fenbufen", &["lederfen"]),
    nsaid("fenoprofen", &["nalfon"]),
    nsaid("flurbiprofen", &["froben", "ansaid", "strefen"]),
    nsaid("indomethacin", &["indometacin", "indocin", "tivorbex"]),
    nsaid("ketoprofen", &["orudis", "oruvail", "powergel", "tiloket"]),
    nsaid("ketorolac", &["toradol", "sprix"]),
    nsaid("lornoxicam", &["xefo"]),
    // The salt is the whole name of it: a back-pain brand of the United States.
    nsaid(
        "magnesium salicylate",
        &["doans", "doans pills", "momentum", "choline magnesium trisalicylate", "trilisate"],
    ),
    nsaid("meclofenamic acid", &["meclofenamate", "meclomen"]),
    nsaid("mefenamic acid", &["mefenamate", "ponstan", "ponstel"]),
    nsaid("meloxicam", &["mobic", "vivlodex", "anjeso"]),
    nsaid("nabumetone", &["relafen", "relifex"]),
    nsaid("oxaprozin", &["daypro"]),
    nsaid("parecoxib", &["dynastat"]),
    nsaid("piroxicam", &["feldene"]),
    nsaid("salsalate", &["disalcid"]),
    nsaid("sulindac", &["clinoril"]),
    nsaid("tenoxicam", &["mobiflex"]),
    nsaid("tiaprofenic acid", &["surgam"]),
    nsaid("tolfenamic acid", &["clotam"]),
    nsaid("tolmetin", &["tolectin"]),
    // The names and short forms under which it hides in more than 600 medicines (4.2).
    known(
        "acetaminophen",
        Class::Acetaminophen,
        &[
            "paracetamol",
            "apap",
            "acet",
            "acetam",
            "acetamin",
            "acetaminoph",
            "acetaminophn",
            "acetaminop",
            "para",
            "n acetyl p aminophenol",
            "tylenol",
            "panadol",
            "panado",
            "calpol",
            "calpol six plus",
            "hedex",
            "disprol",
            "medinol",
            "mandanol",
            "anadin paracetamol",
            "perfalgan",
            "ofirmev",
            "feverall",
            "mapap",
            "panadol actifast",
            "panadol advance",
        ],
    ),
    relaxer("cyclobenzaprine", &["cyclobenzapr", "flexeril", "amrix", "fexmid", "tonmya"]),
    relaxer("methocarbamol", &["methocarb", "robaxin"]),
    relaxer("tizanidine", &["zanaflex"]),
    relaxer("baclofen", &["lioresal", "gablofen", "ozobax", "lyvispah", "fleqsuvy"]),
    relaxer("carisoprodol", &["soma", "vanadom"]),
    relaxer("metaxalone", &["skelaxin", "metaxall"]),
    relaxer("chlorzoxazone", &["parafon forte dsc", "lorzone"]),
    relaxer("orphenadrine", &["orphenad", "norflex"]),
    relaxer("dantrolene", &["dantrium", "ryanodex"]),
    relaxer("thiocolchicoside", &["muscoril"]),
    relaxer("tolperisone", &["mydocalm"]),
    sedating("alprazolam", &["xanax"]),
    sedating("amitriptyline", &["elavil"]),
    sedating("brompheniramine", &[]),
    sedating("buclizine", &[]),
    painkiller(
        "buprenorphine",
        &["butrans", "butec", "subutex", "suboxone", "temgesic", "belbuca", "bupeaze", "sublocade"],
    ),
    sedating("butalbital", &["butalb"]),
    sedating("chlordiazepoxide", &["librium"]),
    sedating("chlorphenamine", &["chlorpheniramine", "piriton", "chlor trimeton", "allercalm"]),
    sedating("clonazepam", &["klonopin", "rivotril"]),
    painkiller("codeine", &["codein"]),
    sedating("cyclizine", &["valoid"]),
    sedating("cyproheptadine", &["periactin"]),
    sedating("diazepam", &["valium"]),
    painkiller("dihydrocodeine", &["dihydrocod", "dihydrocodein", "df118", "df118 forte", "dhc continus"]),
    sedating("dimenhydrinate", &["dramamine", "gravol"]),
    sedating(
        "diphenhydramine",
        &["dph", "diphenhyd", "nytol", "zzzquil", "sleepeaze", "simply sleep", "unisom sleepgel", "unisom sleepmelt"],
    ),
    sedating("dosulepin", &["dothiepin", "prothiaden"]),
    sedating("doxepin", &["silenor", "sinequan"]),
    sedating("doxylamine", &["unisom sleeptab", "zzzquil ultra"]),
    sedating("eszopiclone", &["lunesta"]),
    painkiller("fentanyl", &["duragesic", "durogesic", "matrifen", "mezolar"]),
    sedating("gabapentin", &["neurontin", "gralise", "horizant"]),
    painkiller("hydrocodone", &["hydroco", "hydrocod", "hysingla", "zohydro"]),
    painkiller("hydromorphone", &["dilaudid", "palladone"]),
    sedating("hydroxyzine", &["atarax", "vistaril"]),
    sedating("imipramine", &["tofranil"]),
    sedating("lorazepam", &["ativan"]),
    sedating("meclizine", &["meclozine", "antivert", "bonine", "sea legs", "dramamine less drowsy"]),
    sedating("melatonin", &["circadin", "slenyto", "zzzquil pure zzz"]),
    sedating("mepyramine", &["pyrilamine"]),
    painkiller("methadone", &["dolophine", "physeptone"]),
    sedating("mirtazapine", &["remeron", "zispin"]),
    painkiller("morphine", &["oramorph", "zomorph", "ms contin", "mst", "mst continus", "sevredol", "kadian"]),
    sedating("nabilone", &["cesamet"]),
    painkiller("nefopam", &["acupan"]),
    sedating("nitrazepam", &["mogadon"]),
    sedating("nortriptyline", &["pamelor", "aventyl", "allegron"]),
    sedating("oxazepam", &["serax"]),
    painkiller(
        "oxycodone",
        &[
            "oxyco",
            "oxycod",
            "oxycontin",
            "oxynorm",
            "roxicodone",
            "longtec",
            "shortec",
            "xtampza",
            "oxaydo",
            "targinact",
            "targiniq",
        ],
    ),
    painkiller("oxymorphone", &["opana"]),
    painkiller("pethidine", &["meperidine", "demerol"]),
    sedating("pregabalin", &["lyrica", "alzain"]),
    sedating("promethazine", &["phenergan", "avomine"]),
    sedating("quetiapine", &["seroquel"]),
    painkiller("tapentadol", &["nucynta", "palexia"]),
    sedating("temazepam", &["restoril"]),
    painkiller("tramadol", &["ultram", "zydol", "zamadol", "conzip", "maxitram", "marol"]),
    sedating("trazodone", &["desyrel", "oleptro", "molipaxin"]),
    sedating("triazolam", &["halcion"]),
    sedating("triprolidine", &[]),
    sedating("zaleplon", &["sonata"]),
    sedating("zolpidem", &["ambien", "edluar", "stilnoct", "intermezzo"]),
    sedating("zopiclone", &["zimovane", "imovane"]),
    other("caffeine", &["caff"]),
    other("dextromethorphan", &["robitussin dm", "delsym"]),
    other("guaifenesin", &["mucinex"]),
    other("phenylephrine", &["sudafed pe"]),
    other("pseudoephedrine", &[]),
];
