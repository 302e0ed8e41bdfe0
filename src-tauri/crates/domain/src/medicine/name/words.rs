//! Words of a name beside its ingredients, as [`plain`](super::plain::plain) leaves them.

/// What a name says of the form.
pub(super) const FORMS: &[&str] = &[
    "mg",
    "mcg",
    "ug",
    "g",
    "ml",
    "iu",
    "h",
    "tablet",
    "tab",
    "capsule",
    "cap",
    "caplet",
    "pill",
    "gelcap",
    "liquigel",
    "sachet",
    "powder",
    "patch",
    "gel",
    "cream",
    "liquid",
    "suspension",
    "solution",
    "syrup",
    "drop",
    "oral",
    "soluble",
    "effervescent",
    "dispersible",
    "chewable",
    "generic",
];

/// What a name says of the strength, the release and the person it is for.
pub(super) const KINDS: &[&str] = &[
    "strength",
    "regular",
    "maximum",
    "max",
    "double",
    "rapid",
    "fast",
    "release",
    "extended",
    "modified",
    "slow",
    "prolonged",
    "er",
    "xr",
    "sr",
    "cr",
    "mr",
    "xl",
    "la",
    "ir",
    "ec",
    "dr",
    "enteric",
    "gastro",
    "resistant",
    "coated",
    "low",
    "dose",
    "baby",
    "junior",
    "child",
    "children",
    "adult",
    "8",
    "hr",
    "hour",
    "arthritis",
    "pain",
    "relief",
    "express",
    "ultra",
    "original",
    "forte",
];

/// What an acid or a base comes with, and is none of what is counted.
pub(super) const SALTS: &[&str] = &[
    "sodium",
    "potassium",
    "hydrochloride",
    "hydrochlorid",
    "hcl",
    "lysine",
    "lysinate",
    "arginine",
    "phosphate",
    "sulfate",
    "sulphate",
    "maleate",
    "tartrate",
    "bitartrate",
    "citrate",
    "hydrobromide",
    "hbr",
    "magnesium",
    "calcium",
    "monohydrate",
    "dihydrate",
    "hemihydrate",
    "anhydrous",
    "diethylamine",
    "epolamine",
    "succinate",
    "trometamol",
    "tromethamine",
    "napsylate",
    "besylate",
    "fumarate",
    "acid",
    "salt",
    "as",
];

/// Words of a name that tell of something in it that makes sleepy.
pub(super) const SLEEPY: &[&str] = &[
    "pm",
    "night",
    "nighttime",
    "nightime",
    "nite",
    "overnight",
    "midnight",
    "zzz",
    "sleep",
    "sleeping",
    "bedtime",
    "relaxant",
    "relaxer",
];

/// Words of a name that tell of more in it than its ingredient. "Extra" is one unless it is of the strength.
pub(super) const MORE: &[&str] = &[
    "plus",
    "dual",
    "compound",
    "combi",
    "extra",
    "cold",
    "flu",
    "sinus",
    "allergy",
    "cough",
    "congestion",
    "decongestant",
];

/// What a figure of a strength is followed by.
pub(super) const MEASURES: &[&str] = &["mg", "mcg", "ug", "g", "ml", "iu"];

/// What a name says of where it is for.
pub(super) const PARTS_OF_THE_BODY: &[&str] =
    &["back", "neck", "joint", "muscle", "body", "knee", "ache", "sprain", "strain"];

/// What a figure of how many there are in a pack is followed by.
pub(super) const COUNTED: &[&str] = &[
    "tablet", "tab", "capsule", "cap", "caplet", "pill", "gelcap", "sachet", "patch", "piece", "pack", "count", "ct",
    "x",
];

/// What the figure of a part is followed by, for which a strength stands: "250 mg/5 ml", "12 mcg/72 hours".
pub(super) const PARTS_OF: &[&str] =
    &["ml", "l", "h", "hr", "hour", "hourly", "day", "daily", "week", "dose", "spray", "drop", "actuation", "year"];

/// What a figure that belongs to the name is led in with: "Tylenol No. 3".
pub(super) const NUMBERED: &[&str] = &["no", "nr", "n", "nº", "num", "number"];

/// What a name says is not in it, beside ingredients.
pub(super) const FREE_OF: &[&str] = &["sugar", "dye", "gluten", "alcohol", "lactose", "preservative", "salt"];

/// Words that part one ingredient from the next.
pub(super) const PARTING: &[&str] = &["and", "with", "w", "or", "in"];
