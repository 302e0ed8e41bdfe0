#![allow(clippy::unwrap_used)]
use super::*;

/// The codes that a name is read as: "=" sure, "+" several, "?" a guess.
pub(super) fn read(words: &str) -> String {
    match meaning(words) {
        Meaning::Is(one) => format!("= {}", one.as_str()),
        Meaning::Holds(held) => {
            format!("+ {}", held.iter().map(Ingredient::as_str).collect::<Vec<_>>().join(" "))
        }
        Meaning::Perhaps(one) => format!("? {}", one.as_str()),
        Meaning::AndMore { held, sleepy } => {
            let held: Vec<&str> = held.iter().map(Ingredient::as_str).collect();
            format!("{} {}", if sleepy { "zzz" } else { "++" }, held.join(" "))
        }
        Meaning::Sort { .. } => "which?".to_owned(),
        Meaning::Unknown => "-".to_owned(),
    }
}

#[test]
fn a_slip_beside_what_is_known_is_not_left_out() {
    for (words, held) in [
        ("Paracetamol and codiene", "+ acetaminophen codeine"),
        ("Ibuprofen with codiene", "+ ibuprofen codeine"),
        ("paracetamol & dihydrocodiene 500 mg", "+ acetaminophen dihydrocodeine"),
        ("acetaminophen oxycodon", "+ acetaminophen oxycodone"),
        ("paracetomol and codeine", "+ codeine acetaminophen"),
        ("ibuprofin, codeine", "+ codeine ibuprofen"),
        ("Ibuprofen diphenhydramin night", "+ ibuprofen diphenhydramine"),
        ("Ibuprofen + co-codomol", "+ ibuprofen acetaminophen codeine"),
        ("Ibuprofen and co-codamal 30/500", "+ ibuprofen acetaminophen codeine"),
        ("Ibuprofen with co-dydromol", "+ ibuprofen acetaminophen dihydrocodeine"),
        ("Naproxen and tylenl pm", "+ naproxen acetaminophen diphenhydramine"),
        ("Skudexa", "+ dexketoprofen tramadol"),
        // A maker's name is none.
        ("Boots ibuprofen", "? ibuprofen"),
        ("Ibuprofen Wockhardt", "? ibuprofen"),
        ("Tylenol tylenl", "? acetaminophen"),
        ("benedryl", "? diphenhydramine"),
        ("Sudafd", "? pseudoephedrine"),
    ] {
        assert_eq!(read(words), held, "{words}");
    }
}

/// A name whose words say nothing alone is one, whatever stands beside it.
#[test]
fn a_known_name_is_kept_whatever_stands_beside_it() {
    for (words, held) in [
        ("Tylenol #3 pain relief", "+ acetaminophen codeine"),
        ("Tylenol #3 Extra Strength", "+ acetaminophen codeine"),
        ("Tylenol Extra Strength 3", "+ acetaminophen codeine"),
        ("Regular Tylenol 3", "+ acetaminophen codeine"),
        ("Tylenol 3 + Aleve", "+ acetaminophen codeine naproxen"),
        ("Tylenol #3 as needed", "+ acetaminophen codeine"),
        ("Panadol Ultra Max Strength", "+ acetaminophen codeine"),
        ("Anadin Ultra and paracetamol", "+ ibuprofen acetaminophen"),
        ("Anadin Ultra Double Strength", "= ibuprofen"),
        ("Feminax Ultra 250mg Gastro-Resistant Tablets", "= naproxen"),
        ("Mefenamic acid and paracetamol", "+ mefenamic acid acetaminophen"),
        ("Mefenamic acid 500mg film-coated", "? mefenamic acid"),
        ("paracetamol, acetylsalicylic acid, caffeine", "+ acetaminophen aspirin caffeine"),
        ("Aspir-81 low dose", "= aspirin"),
        ("BC Powder Cherry", "+ aspirin caffeine"),
        ("Nurofen Rapid Relief Plus", "+ ibuprofen codeine"),
        ("ibuprofen200mg + codeine30mg", "+ ibuprofen codeine"),
        ("Advil200mg", "= ibuprofen"),
        ("Advil PM200mg", "+ ibuprofen diphenhydramine"),
        ("Pain relief, no aspirin", "-"),
        ("Paracetamol, no codeine", "= acetaminophen"),
        ("Ibuprofen400", "= ibuprofen"),
        // What a name is for is in it.
        ("Unisom with pain relief", "++ doxylamine"),
        ("Nytol pain relief", "++ diphenhydramine"),
        ("Tylenol with anti-inflammatory", "++ acetaminophen"),
        ("Tizanidine with painkiller", "++ tizanidine"),
        ("Tylenol pain reliever", "= acetaminophen"),
        ("Cyclobenzaprine for back pain", "? cyclobenzaprine"),
        ("Ibuprofen and another NSAID", "+ ibuprofen other-nsaid"),
        ("Bayer + Aleve", "+ aspirin naproxen"),
        ("Bayer, Aleve", "+ aspirin naproxen"),
        ("Ibuprofen & codeine (free)", "+ ibuprofen codeine"),
        ("Naproxen free NHS", "? naproxen"),
        ("Ibuprofen (free on prescription)", "? ibuprofen"),
    ] {
        assert_eq!(read(words), held, "{words}");
    }
}

/// Of all that is in the tables: what stands beside a name takes nothing of it away.
#[test]
fn what_stands_beside_a_name_takes_nothing_of_it_away() {
    let names = KNOWN.iter().flat_map(|known| known.names.iter().chain([&known.code]));
    let names = names.chain(COMBINED.iter().map(|(name, _)| name)).chain(DIFFERS.iter().map(|(name, _)| name));
    let mut lost = Vec::new();
    for name in names {
        let held = meaning(name).held();
        for beside in [
            "{} max strength",
            "{} gastro-resistant tablets",
            "{} 200 mg film-coated",
            "{}, for back pain",
            "{} pain relief",
            "Boots {}",
            "{} (Teva)",
            "{} extra strength",
            "{} and dihydrocodeine",
            "dihydrocodeine/{}",
        ] {
            let now = meaning(&beside.replace("{}", name)).held();
            let other = !beside.contains("codeine") || now.iter().any(|one| one.as_str() == "dihydrocodeine");
            if !other || !held.iter().all(|one| now.contains(one)) {
                lost.push(beside.replace("{}", name));
            }
        }
    }
    assert_eq!(lost, [""; 0]);
}

/// Bayer is aspirin beside all that it does not make, and what is free of nothing known loses no word.
#[test]
fn a_makers_name_and_free_leave_out_no_ingredient() {
    for (words, held) in [
        ("Bayer Back & Body with caffeine", "+ aspirin caffeine"),
        ("Bayer with codeine", "+ aspirin codeine"),
        ("Bayer & caffeine", "+ aspirin caffeine"),
        ("Bayer and Advil", "+ aspirin ibuprofen"),
        ("bayer, tylenol", "+ aspirin acetaminophen"),
        ("Bayer (NSAID)", "= aspirin"),
        ("Bayer PM diphenhydramine", "+ aspirin diphenhydramine"),
        ("Bayer and Aleve", "+ aspirin naproxen"),
        ("Bayer Aleve", "? naproxen"),
        ("Aspirin (Bayer)", "= aspirin"),
        ("Tylenol PM free", "+ acetaminophen diphenhydramine"),
        ("Advil PM free", "+ ibuprofen diphenhydramine"),
        ("Solpadeine free", "+ acetaminophen codeine caffeine"),
        ("Nytol free", "? diphenhydramine"),
    ] {
        assert_eq!(read(words), held, "{words}");
    }
}

#[test]
fn a_sort_beside_an_ingredient_is_not_left_out_and_what_is_no_other_is_no_other() {
    for (words, held) in [
        ("Acetaminophen with muscle relaxant", "zzz acetaminophen"),
        ("Tylenol muscle relaxer", "zzz acetaminophen"),
        ("Advil & muscle relaxants", "zzz ibuprofen"),
        ("muscle relaxant", "which?"),
        ("Ibuprofen anti-inflammatory", "= ibuprofen"),
        ("Ibuprofen Tablets USP, 200 mg (NSAID)", "? ibuprofen"),
        ("Aleve (Bayer)", "? naproxen"),
        ("Bayer Aspirin", "= aspirin"),
        ("Bayer", "= aspirin"),
        ("Ibuprofen Ultra", "= ibuprofen"),
        ("Beechams Ultra All in One", "+ acetaminophen guaifenesin phenylephrine"),
        ("Paracetamol caffeine-free", "= acetaminophen"),
        ("Aspirin Free Excedrin", "+ acetaminophen aspirin caffeine"),
        ("Ibuprofen sugar free", "= ibuprofen"),
        ("Ibuprofen free from codeine", "= ibuprofen"),
        ("Ibuprofen, codeine-free tablets", "= ibuprofen"),
        ("Paracetamol without codeine", "= acetaminophen"),
        ("IbuprofenPM", "zzz ibuprofen"),
        ("ibuprofen p m", "zzz ibuprofen"),
        ("Ibuprofen Nightime", "zzz ibuprofen"),
        ("Tylenol No3", "+ acetaminophen codeine"),
        ("Tylenol n°3", "+ acetaminophen codeine"),
        ("DF-118 Forte", "= dihydrocodeine"),
    ] {
        assert_eq!(read(words), held, "{words}");
    }
}

/// As many ingredients as strengths, and as a sign or a word parts: what is not known of them is asked about.
#[test]
fn strengths_and_signs_tell_of_as_many_ingredients() {
    for (words, held) in [
        ("Oxycodone 5/325", "++ oxycodone"),
        ("Hydrocodone 7.5-325 mg", "++ hydrocodone"),
        ("Paracetamol 500/30", "++ acetaminophen"),
        ("Tylenol 300 mg/30 mg", "++ acetaminophen"),
        ("Butalbital/APAP 50/325/40", "++ butalbital acetaminophen"),
        ("Percocet 5/325", "+ acetaminophen oxycodone"),
        ("Co-codamol 30/500", "+ acetaminophen codeine"),
        ("Oxycodone 5 mg", "= oxycodone"),
        ("Calpol 250 mg/5 ml", "= acetaminophen"),
        ("Something 5/325", "-"),
        ("HYDROCO/APAP 5-325", "+ hydrocodone acetaminophen"),
        ("OXYCOD/APAP 5-325", "+ oxycodone acetaminophen"),
        ("APAP/COD 300/30", "+ acetaminophen codeine"),
        ("Cod liver oil", "-"),
        ("Ibuprofen/brantol", "++ ibuprofen"),
        ("Tylenol w/ brantol", "++ acetaminophen"),
        ("Ibuprofen-DPH citrate 200-38", "+ ibuprofen diphenhydramine"),
        ("Oxycodone 5 mg and 325 mg", "++ oxycodone"),
        ("Oxycodone 5 325", "++ oxycodone"),
        ("Paracetamol 1 g/60 mg", "++ acetaminophen"),
        ("Hydrocodon-Acetaminophn 10-325", "+ acetaminophen hydrocodone"),
        ("ACETAMIN-CODEIN 300-30", "+ acetaminophen codeine"),
        ("Paracetmol and codiene", "+ acetaminophen codeine"),
        ("Boots co-codmol", "+ acetaminophen codeine"),
        ("Walgreens Ibuprofin", "? ibuprofen"),
        ("Percocett 5/325 Teva", "+ acetaminophen oxycodone"),
        ("Primlev 5-300", "-"),
        ("acetaminophen-caff-dihydrocod 320.5-30-16 mg", "+ acetaminophen caffeine dihydrocodeine"),
        ("diclofenac/misoprostol", "++ diclofenac"),
        ("Robax with acetaminophen", "++ acetaminophen"),
        ("Ibuprofen and an NSAID", "+ ibuprofen other-nsaid"),
        ("ibuprofen, another NSAID", "+ ibuprofen other-nsaid"),
        ("Advil Muscle & Joint", "? ibuprofen"),
        ("Fentanyl 25 mcg/h", "= fentanyl"),
        ("IbuprofenP.M.", "zzz ibuprofen"),
        ("Ibuprofenpm200mg", "zzz ibuprofen"),
        ("Unisom", "? doxylamine"),
        ("ZzzQuil Ultra", "= doxylamine"),
        ("Parafon Forte", "? chlorzoxazone"),
        ("Tylenol Back Pain", "+ acetaminophen methocarbamol"),
    ] {
        assert_eq!(read(words), held, "{words}");
    }
    assert_eq!(Ingredient::new("hydrocodone 10/325").unwrap().as_str(), "hydrocodone 10/325");
}

/// What stands on the boxes of one medicine is that one.
#[test]
fn a_sign_that_tells_of_more_is_read() {
    for name in [
        "Nurofen+",
        "Nurofen +",
        "Nurofen+ tablets",
        "NUROFEN+ 200 mg",
        "Nurofen+ pain relief tablets",
        "Nurofen+ Max Strength",
        "Nurofen + fast release",
    ] {
        assert_eq!(read(name), "+ ibuprofen codeine", "{name}");
    }
    assert_eq!(read("Nurofen＋"), "+ ibuprofen codeine");
    assert_eq!(read("Nurofen + 500 mg paracetamol"), "+ ibuprofen acetaminophen");
    assert_eq!(read("Advil+"), "++ ibuprofen");
    for name in ["Ibuprofen + paracetamol", "Ibuprofen+ paracetamol", "Ibuprofen+paracetamol", "Ibuprofen +paracetamol"]
    {
        assert_eq!(read(name), "+ ibuprofen acetaminophen", "{name}");
    }
    assert_eq!(read("Calpol 6+"), "= acetaminophen");
    assert_eq!(read("Ibuprofen P.M."), "zzz ibuprofen");
    assert_eq!(read("Tylenol P.M. Extra Strength"), "+ acetaminophen diphenhydramine");
    assert_eq!(read("A.S.A. 325"), "= aspirin");
}

#[test]
fn a_form_that_is_a_part_of_the_name_is_not_left_out() {
    for powders in ["Beechams Powder", "Beecham's Powders", "Beechams Powders 20 sachets", "Beechams powder 600 mg"] {
        assert_eq!(read(powders), "+ aspirin caffeine", "{powders}");
    }
    assert_eq!(read("Beechams powders tablets"), "+ aspirin caffeine");
    for capsules in ["Beechams Powders Capsules", "Beechams Powders Capsules 16"] {
        assert_eq!(read(capsules), "+ acetaminophen caffeine phenylephrine", "{capsules}");
    }
    for original in ["Beechams Powders Original", "Original Beechams Powders", "Beechams Powders 600 mg tablets"] {
        assert_eq!(read(original), "+ aspirin caffeine", "{original}");
    }
    assert_eq!(read("Beechams capsules 16"), "+ acetaminophen caffeine phenylephrine");
    assert_eq!(read("BC Powder 24"), "+ aspirin caffeine");
}

#[test]
fn every_name_joins_its_ingredient() {
    for (words, code) in [
        ("Tylenol", "= acetaminophen"),
        ("TYLENOL® Extra Strength", "= acetaminophen"),
        ("Tylenol 8 HR", "= acetaminophen"),
        ("paracetamol 500 mg", "= acetaminophen"),
        ("Paracetamol 500mg tablets", "= acetaminophen"),
        ("  PARACÉTAMOL ", "= acetaminophen"),
        ("paracetamols", "= acetaminophen"),
        ("APAP", "= acetaminophen"),
        ("Acetaminop", "= acetaminophen"),
        ("Panadol", "= acetaminophen"),
        ("Calpol", "= acetaminophen"),
        ("Anadin Paracetamol", "= acetaminophen"),
        ("Tylenol (acetaminophen)", "= acetaminophen"),
        ("Advil", "= ibuprofen"),
        ("Motrin IB", "= ibuprofen"),
        ("ibuprofen lysine", "= ibuprofen"),
        ("Ibuprofen 1,000 mg", "= ibuprofen"),
        ("Nurofen Express", "= ibuprofen"),
        ("naproxen sodium 220 mg", "= naproxen"),
        ("Aleve", "= naproxen"),
        ("Feminax Ultra", "= naproxen"),
        ("ASA", "= aspirin"),
        ("acetylsalicylic acid", "= aspirin"),
        ("Alka-Seltzer", "= aspirin"),
        ("diclofenac sodium", "= diclofenac"),
        ("diclofenac potassium 50 mg", "= diclofenac"),
        ("Voltarol", "= diclofenac"),
        ("Celebrex", "= celecoxib"),
        ("indometacin", "= indomethacin"),
        ("mefenamic acid", "= mefenamic acid"),
        ("Doan's", "= magnesium salicylate"),
        ("Cyclobenzaprine hydrochloride", "= cyclobenzaprine"),
        ("Flexeril 10 mg", "= cyclobenzaprine"),
        ("Tramadol HCl", "= tramadol"),
        ("morphine sulphate", "= morphine"),
        ("codeine phosphate 30 mg", "= codeine"),
        ("DF118", "= dihydrocodeine"),
        ("Excedrin", "+ acetaminophen aspirin caffeine"),
        ("Anadin Extra", "+ aspirin acetaminophen caffeine"),
        ("Anadin Extra 300 mg tablets", "+ aspirin acetaminophen caffeine"),
        ("Nurofen Plus caplets", "+ ibuprofen codeine"),
        ("Percocet 5/325", "+ acetaminophen oxycodone"),
        ("Co-codamol 30/500", "+ acetaminophen codeine"),
        ("Night Nurse", "+ acetaminophen promethazine dextromethorphan"),
        ("NyQuil", "+ acetaminophen dextromethorphan doxylamine"),
        ("Tylenol PM", "+ acetaminophen diphenhydramine"),
        ("Lemsip Max", "+ acetaminophen phenylephrine"),
        ("Paracetamol and codeine", "+ acetaminophen codeine"),
        ("ibuprofen/codeine", "+ ibuprofen codeine"),
        ("ibuprofin", "? ibuprofen"),
        ("tylenoll", "? acetaminophen"),
        ("paracetomol", "? acetaminophen"),
        ("Boots ibuprofen", "? ibuprofen"),
        // What is more in it nobody knows.
        ("Panadol Plus", "++ acetaminophen"),
        ("Benadryl", "? diphenhydramine"),
        ("cocodamol", "+ acetaminophen codeine"),
        ("cocodamal", "+ acetaminophen codeine"),
        ("Boots cocodamol 8/500", "+ acetaminophen codeine"),
        ("codydramol", "+ acetaminophen dihydrocodeine"),
        ("nurofenplus", "+ ibuprofen codeine"),
        ("Percoset", "+ acetaminophen oxycodone"),
        ("Percoset 5/325", "+ acetaminophen oxycodone"),
        ("Vicoden", "+ acetaminophen hydrocodone"),
        ("Exedrin", "+ acetaminophen aspirin caffeine"),
        ("NyQuill", "+ acetaminophen dextromethorphan doxylamine"),
        ("Solpadine", "+ acetaminophen codeine caffeine"),
        ("motrinib", "= ibuprofen"),
        ("Aspir-81", "= aspirin"),
        ("Aspir-81 tablets", "= aspirin"),
        ("Aspir-Low 81 mg", "= aspirin"),
        ("Anacin", "+ aspirin caffeine"),
        ("Pamprin", "+ acetaminophen mepyramine"),
        ("Vanquish", "+ aspirin acetaminophen caffeine"),
        ("Percogesic", "+ acetaminophen diphenhydramine"),
        ("Feminax", "+ acetaminophen codeine"),
        ("Dramamine", "= dimenhydrinate"),
        ("meclizine", "= meclizine"),
        ("Bonine 25 mg", "= meclizine"),
        ("Tylenol 3", "+ acetaminophen codeine"),
        ("tylenol 3 tablets", "+ acetaminophen codeine"),
        ("Tylenol #3", "+ acetaminophen codeine"),
        ("Tylenol 3 300mg", "+ acetaminophen codeine"),
        ("Tylenol 3 300/30", "+ acetaminophen codeine"),
        ("Tylenol No. 3", "+ acetaminophen codeine"),
        ("Tylenol No. 3 300 mg tablets", "+ acetaminophen codeine"),
        ("Tylenol number 4", "+ acetaminophen codeine"),
        ("Tylenol 500", "= acetaminophen"),
        ("Tylenol 8 HR 650 mg caplets", "= acetaminophen"),
        ("muscle relaxer", "which?"),
        ("Muscle relaxants", "which?"),
        ("painkiller", "which?"),
        ("pain killers", "which?"),
        ("arnica", "-"),
        ("turmeric 500 mg", "-"),
        ("500 mg", "-"),
        ("sodium bicarbonate", "-"),
        ("", "-"),
    ] {
        assert_eq!(read(words), code, "{words}");
    }
}

/// What makes a name dangerous is never left out of the guess.
#[test]
fn a_name_that_tells_of_more_is_not_read_as_less() {
    for (words, code) in [
        ("Doan's PM", "zzz magnesium salicylate"),
        ("Doan's Extra Strength PM", "zzz magnesium salicylate"),
        ("Ibuprofen PM 200 mg", "zzz ibuprofen"),
        ("ibuprofin pm", "zzz ibuprofen"),
        ("Boots Paracetamol Night Time", "zzz acetaminophen"),
        ("Advil Nighttime", "zzz ibuprofen"),
        ("Lemsip Night", "zzz acetaminophen phenylephrine"),
        ("Somebody's PM", "zzz "),
        ("Nytol Night", "? diphenhydramine"),
        ("Advil PM", "+ ibuprofen diphenhydramine"),
        ("Motrin Dual Action", "++ ibuprofen"),
        ("Advil Dual Action with acetaminophen", "+ ibuprofen acetaminophen"),
        ("Disprin Extra", "++ aspirin"),
        ("Paracetamol Extra tablets", "++ acetaminophen"),
        ("ibuprofin plus", "++ ibuprofen"),
        ("Doan's Extra Strength", "= magnesium salicylate"),
        ("Extra Strength Tylenol", "= acetaminophen"),
        ("Robaxin compound", "++ methocarbamol"),
        ("Aleve-D Sinus & Cold", "++ naproxen"),
        ("Benadryl Allergy", "? diphenhydramine"),
        ("Advil Cold & Sinus", "+ ibuprofen pseudoephedrine"),
        ("Bayer Back & Body", "+ aspirin caffeine"),
        ("Nurofen Cold&Flu", "+ ibuprofen pseudoephedrine"),
        ("Lemsip Cold & Flu", "+ acetaminophen phenylephrine"),
        ("Somebody's Plus", "-"),
    ] {
        assert_eq!(read(words), code, "{words}");
    }
}

#[test]
fn the_tables_stand_as_they_are_looked_up() {
    let mut names: Vec<&str> = KNOWN.iter().flat_map(|known| known.names.iter().copied().chain([known.code])).collect();
    names.extend(COMBINED.iter().map(|(brand, _)| *brand).chain(DIFFERS.iter().map(|(brand, _)| *brand)));
    names.extend(SORTS);
    for name in &names {
        assert!(*name == "other-nsaid" || plain(name) == *name, "{name}");
        let same = names.iter().filter(|other| joined(other) == joined(name));
        assert_eq!(same.count(), 1, "{name} stands there twice");
    }
    let codes = COMBINED.iter().flat_map(|(_, codes)| codes.iter()).chain(DIFFERS.iter().map(|(_, code)| code));
    for code in codes {
        assert!(KNOWN.iter().any(|known| known.code == *code), "{code}");
    }
    // A name that is offered as an answer is understood.
    for known in KNOWN {
        assert_eq!(meaning(known.code), Meaning::Is(Ingredient::called(known.code)), "{}", known.code);
    }
}

#[test]
fn what_is_sure_is_no_slip_of_the_pen() {
    let names = KNOWN.iter().flat_map(|known| std::iter::once(known.code).chain(known.names.iter().copied()));
    let slips = ["ibuprofin", "aspirn", "naproxenn", "stuff 12", "night ibuprofen", "tylenol pm", ""];
    for name in names.chain(slips) {
        let sure = match meaning(name) {
            Meaning::Is(one) => Some(one),
            _ => None,
        };
        assert_eq!(surely(name), sure, "{name}");
    }
}

#[test]
fn one_substance_is_one_ingredient() {
    for (words, code) in [
        ("Paracetamol", "acetaminophen"),
        (" APAP ", "acetaminophen"),
        ("Acetaminop", "acetaminophen"),
        ("acetaminophen", "acetaminophen"),
        ("Naproxen Sodium", "naproxen"),
        ("ASA", "aspirin"),
        ("Tylenol 500 mg", "acetaminophen"),
        ("Advil", "ibuprofen"),
        ("ibuprofen lysine", "ibuprofen"),
        ("Arnica", "arnica"),
        // A guess and a brand of several are nobody's word for one ingredient.
        ("Ibuprofin", "ibuprofin"),
        ("Excedrin", "excedrin"),
    ] {
        assert_eq!(Ingredient::new(words).unwrap().as_str(), code, "{words}");
    }
    for words in ["", "  ", "a\u{1b}b", &"x".repeat(61)] {
        assert_eq!(Ingredient::new(words), Err(Invalid::IngredientName), "{words}");
    }
}
