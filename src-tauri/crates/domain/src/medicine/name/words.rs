//! Words of a name beside its ingredients, as [`plain`](super::plain::plain) leaves them.

/// What a name says of the form.
pub(super) const FORMS: &[&str] = &[
    "mg",
    "milligram",
    "gram",
    "microgram",
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

/// What a name says of what it is for, of its coat and of the book that its making follows: none of it is a medicine.
pub(super) const FOR_WHAT: &[&str] = &[
    "back",
    "neck",
    "joint",
    "muscle",
    "muscular",
    "body",
    "knee",
    "ache",
    "sprain",
    "strain",
    "fever",
    "reducer",
    "reducing",
    "reliever",
    "headache",
    "migraine",
    "cramp",
    "period",
    "swelling",
    "inflammation",
    "stiffness",
    "usp",
    "bp",
    "nf",
    "nsaid",
    "coated",
    "film",
    "hard",
    "soft",
    "softgel",
    "safety",
    "value",
    "size",
    "easy",
    "open",
    "water",
    "food",
];

/// What the figure of a part is followed by, for which a strength stands: "250 mg/5 ml", "12 mcg/72 hours".
pub(super) const PARTS_OF: &[&str] =
    &["ml", "l", "h", "hr", "hour", "hourly", "day", "daily", "week", "dose", "spray", "drop", "actuation", "year"];

/// What the figure of a pack is followed by, beside a form.
pub(super) const PIECES: &[&str] =
    &["count", "ct", "pack", "pk", "piece", "pc", "coated", "film", "softgel", "mini", "x"];

/// What a number that is no strength is led in with: of a pack, a licence, a day.
pub(super) const NO_STRENGTH: &[&str] = &["ndc", "pl", "exp", "lot", "expires", "by", "ean", "din"];

/// How many milligrams are in one of what a strength is measured in; nothing, where it is no mass.
pub(super) fn milligrams_in(measure: &str) -> Option<f64> {
    match measure {
        "mg" | "mgs" | "milligram" | "milligrams" => Some(1.0),
        "g" | "gram" | "grams" => Some(1000.0),
        "mcg" | "ug" | "µg" | "microgram" | "micrograms" => Some(0.001),
        _ => None,
    }
}

/// Whether it is what a figure of a strength is followed by.
pub(super) fn is_measure(word: &str) -> bool {
    milligrams_in(word).is_some() || ["ml", "iu"].contains(&word)
}

/// What a figure that belongs to the name is led in with: "Tylenol No. 3".
pub(super) const NUMBERED: &[&str] = &["no", "nr", "n", "nº", "num", "number"];

/// What a name says is not in it, beside ingredients.
pub(super) const FREE_OF: &[&str] = &["sugar", "dye", "gluten", "alcohol", "lactose", "preservative", "salt"];

/// What "acet" stands behind for an acetate, and not for acetaminophen.
pub(super) const ACETATES: &[&str] = &["calcium", "potassium", "sodium", "zinc", "magnesium", "aluminum", "aluminium"];

/// Words between the ingredients of a name, which are left out of it.
pub(super) const PARTING: &[&str] = &["and", "with", "w", "or", "in"];

/// Words after which there is something besides.
pub(super) const BESIDE: &[&str] = &["with", "w", "and", "plus"];
