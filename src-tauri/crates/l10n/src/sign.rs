//! Words for the codes of warning signs.

use crate::Words;

impl Words {
    /// What a person reads before they tick it: "You also have chest pain." A code that is no sign comes back as it is.
    pub fn sign_name(&self, code: &str) -> String {
        match code {
            "saddle" => self.msg_sign_saddle(),
            "bladder" => self.msg_sign_bladder(),
            "bowel" => self.msg_sign_bowel(),
            "sex" => self.msg_sign_sex(),
            "both-legs" => self.msg_sign_both_legs(),
            "weak-leg" => self.msg_sign_weak_leg(),
            "fall" => self.msg_sign_fall(),
            "chest" => self.msg_sign_chest(),
            "belly" => self.msg_sign_belly(),
            "medicine-bleeding" => self.msg_sign_medicine_bleeding(),
            "medicine-allergy" => self.msg_sign_medicine_allergy(),
            "medicine-heart" => self.msg_sign_medicine_heart(),
            "fever" => self.msg_sign_fever(),
            "weight" => self.msg_sign_weight(),
            "cancer" => self.msg_sign_cancer(),
            "lump" => self.msg_sign_lump(),
            "night" => self.msg_sign_night(),
            "weak-bones" => self.msg_sign_weak_bones(),
            "one-leg" => self.msg_sign_one_leg(),
            "cough" => self.msg_sign_cough(),
            "band" => self.msg_sign_band(),
            "pregnant" => self.msg_sign_pregnant(),
            "lasts" => self.msg_sign_lasts(),
            "first" => self.msg_sign_first(),
            "morning" => self.msg_sign_morning(),
            "no-better" => self.msg_sign_no_better(),
            other => other.to_owned(),
        }
    }

    /// The same for a doctor, in a few words: "chest pain".
    pub fn sign_on_paper(&self, code: &str) -> String {
        match code {
            "saddle" => self.msg_paper_signs_saddle(),
            "bladder" => self.msg_paper_signs_bladder(),
            "bowel" => self.msg_paper_signs_bowel(),
            "sex" => self.msg_paper_signs_sex(),
            "both-legs" => self.msg_paper_signs_both_legs(),
            "weak-leg" => self.msg_paper_signs_weak_leg(),
            "fall" => self.msg_paper_signs_fall(),
            "chest" => self.msg_paper_signs_chest(),
            "belly" => self.msg_paper_signs_belly(),
            "medicine-bleeding" => self.msg_paper_signs_medicine_bleeding(),
            "medicine-allergy" => self.msg_paper_signs_medicine_allergy(),
            "medicine-heart" => self.msg_paper_signs_medicine_heart(),
            "fever" => self.msg_paper_signs_fever(),
            "weight" => self.msg_paper_signs_weight(),
            "cancer" => self.msg_paper_signs_cancer(),
            "lump" => self.msg_paper_signs_lump(),
            "night" => self.msg_paper_signs_night(),
            "weak-bones" => self.msg_paper_signs_weak_bones(),
            "one-leg" => self.msg_paper_signs_one_leg(),
            "cough" => self.msg_paper_signs_cough(),
            "band" => self.msg_paper_signs_band(),
            "pregnant" => self.msg_paper_signs_pregnant(),
            "lasts" => self.msg_paper_signs_lasts(),
            "first" => self.msg_paper_signs_first(),
            "morning" => self.msg_paper_signs_morning(),
            "no-better" => self.msg_paper_signs_no_better(),
            other => other.to_owned(),
        }
    }
}
