use super::tests::read;

#[test]
fn what_a_box_says_beside_a_name_is_no_other() {
    for (words, code) in [
        ("Ibuprofen Tablets, USP 200 mg", "ibuprofen"),
        ("Cyclobenzaprine HCl Tablets, USP 10 mg", "cyclobenzaprine"),
        ("Diclofenac sodium delayed-release tablets, USP", "diclofenac"),
        ("Tylenol Extra Strength Pain Reliever & Fever Reducer", "acetaminophen"),
        ("Children's Tylenol Pain + Fever", "acetaminophen"),
        ("Motrin IB Pain Reliever/Fever Reducer", "ibuprofen"),
        ("Advil Ibuprofen 200 mg Pain Reliever/Fever Reducer (NSAID)", "ibuprofen"),
        ("Advil Pain & Fever (NSAID)", "ibuprofen"),
        ("Ibuprofen (NSAID), 200 mg, Tablets", "ibuprofen"),
        ("Bayer Low Dose 81 mg, Safety Coated", "aspirin"),
        ("up & up Ibuprofen", "ibuprofen"),
        ("Walgreens Ibuprofen 200 mg - 100 coated tablets", "ibuprofen"),
        ("Johnson & Johnson Tylenol", "acetaminophen"),
        ("Butrans 5 micrograms/hour", "buprenorphine"),
        ("Fentanyl 12 micrograms/hour transdermal patches", "fentanyl"),
        ("Tramadol hydrochloride 50 mg capsules, hard", "tramadol"),
        ("Boots Ibuprofen Gel 5% w/w", "ibuprofen"),
        ("Boots Muscle & Joint Pain Relief Ibuprofen Gel", "ibuprofen"),
        ("Paracetamol 500mg/16", "acetaminophen"),
        ("Nurofen 12+ years", "ibuprofen"),
        ("Tizanidine 2-4 mg", "tizanidine"),
        ("OXYCODONE HCL 5 MG/5 ML SOLN", "oxycodone"),
        ("Children's Advil 100 mg/5 mL Grape", "ibuprofen"),
        ("TRAMADOL HCL 5 MG/ML SOLN", "tramadol"),
        ("Calpol 120mg/5ml Strawberry", "acetaminophen"),
        ("Calpol Six Plus 250mg/5ml", "acetaminophen"),
        ("Ibuprofen 200mg/16 Galpharm", "ibuprofen"),
        ("Voltarol 1.16% w/w Emulgel", "diclofenac"),
        ("Voltarol Pain & Inflammation", "diclofenac"),
        ("Naproxen 500 mg 2/day", "naproxen"),
        ("Aleve naproxen sodium 220 mg (naproxen 200 mg)", "naproxen"),
    ] {
        assert!(["=", "?"].contains(&&read(words)[..1]) && read(words)[2..] == *code, "{words}: {}", read(words));
    }
}

/// Short forms and words that stand for something else than they do alone.
#[test]
fn what_stands_beside_a_short_name_may_make_another_of_it() {
    for (words, held) in [
        ("Calcium Acet", "-"),
        ("CALCIUM ACET CAP 667MG", "-"),
        ("Potassium acet", "-"),
        ("5-ASA", "-"),
        ("5 ASA 800 mg", "-"),
        ("Acet 500 mg", "= acetaminophen"),
        ("ASA 81", "= aspirin"),
        ("oxycodone 5 asa 325", "+ oxycodone aspirin"),
        ("Non-Aspirin Pain Reliever", "? acetaminophen"),
        ("Non-aspirin", "? acetaminophen"),
        ("Tylenol three", "+ acetaminophen codeine"),
        ("Anadin Ibuprofen 200mg", "= ibuprofen"),
        ("Robitussin AC", "+ guaifenesin codeine"),
        ("Mucinex Nightshift", "+ acetaminophen dextromethorphan triprolidine"),
        ("Orphengesic Forte", "+ orphenadrine aspirin caffeine"),
        ("DIPHENHYDRAM CAP 25MG", "= diphenhydramine"),
        ("ACET-COD #3", "+ acetaminophen codeine"),
        ("Acetaminoph-cod", "+ acetaminophen codeine"),
        ("Fluoxetine 20 mg", "-"),
        ("Nizatidine", "-"),
    ] {
        assert_eq!(read(words), held, "{words}");
    }
    for words in ["Codeine 8mg/500", "Codeine 30mg/300", "Hydrocodone 5 300", "Oxycodone 10mg/300"] {
        assert!(read(words).starts_with("++ "), "{words}: {}", read(words));
    }
}

/// What it is for, of what is taken for that.
#[test]
fn what_a_medicine_is_for_is_no_other() {
    for (words, code) in [
        ("Diazepam for back pain", "diazepam"),
        ("Gabapentin for nerve pain", "gabapentin"),
        ("Amitriptyline (nerve pain)", "amitriptyline"),
        ("Pregabalin nerve pain", "pregabalin"),
        ("Aleve Caplets with Easy Open Arthritis Cap", "naproxen"),
        ("Piriton Allergy 4mg Tablets", "chlorphenamine"),
        ("Zyrtec Allergy", "cetirizine"),
        ("Delsym cough", "dextromethorphan"),
        ("Benadryl Allergy 25 mg", "diphenhydramine"),
        ("Sudafed Congestion", "pseudoephedrine"),
    ] {
        assert!(["=", "?"].contains(&&read(words)[..1]) && read(words)[2..] == *code, "{words}: {}", read(words));
    }
    for words in [
        "Nytol pain relief",
        "Zyrtec cold",
        "Gabapentin and painkiller",
        "Ibuprofen allergy",
        "Robitussin DM Severe Cough + Sore Throat",
        "Delsym Cough + Sore Throat",
        "Guaifenesin AC Cough Syrup",
        "Mucinex Cough & Congestion",
        "Sudafed PE Congestion & Headache",
        "Benadryl Allergy & Headache",
    ] {
        assert!(read(words).starts_with("++ "), "{words}: {}", read(words));
    }
}
