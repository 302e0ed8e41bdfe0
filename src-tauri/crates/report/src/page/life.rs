//! What the back did to the days (S4, S5, S25, S32, S38; 7, items 7, 10 and 13), and the questionnaires.

use respite_domain::entry::Walking;
use respite_domain::named::Named;
use respite_domain::roland_morris::STATEMENTS;
use respite_domain::statistic::Spread;
use respite_domain::summary::{Exercised, Summary};
use respite_domain::week::Peg;
use respite_l10n::Words;

use super::front::Front;
use super::list::Dates;
use super::own_words::named;
use super::{Answer, Part, Run};

/// The rows of page 1. What nobody noted says so: it is not as usual.
pub(super) fn days(summary: &Summary, front: &Front<'_>) -> Vec<Answer> {
    let (words, life) = (front.words, &summary.life);
    let walking = (life.walking.days > 0).then(|| {
        let each = life.walking.each.iter().map(|(walking, days)| match walking {
            Walking::Normal => words.msg_paper_walking_normal(*days),
            Walking::Slower => words.msg_paper_walking_slower(*days),
            Walking::Short => words.msg_paper_walking_short(*days),
            Walking::CouldNot => words.msg_paper_walking_could_not(*days),
        });
        words.msg_paper_walking_days(words.list(each), life.walking.days)
    });
    let spread = |spread: Spread| {
        let (least, most) = (spread.least.points(), spread.most.points());
        words.msg_paper_spread(least, most, words.number(spread.median), spread.days)
    };
    let of_day = [
        life.interference.map(|of| words.msg_paper_interference(spread(of))),
        life.mood.map(|of| words.msg_paper_mood(spread(of))),
    ];
    let of_day = Some(words.sentences(of_day.into_iter().flatten())).filter(|of_day| !of_day.is_empty());
    let peg = summary.questionnaires.pegs.last().map(|last| peg(last, words, front.dates));
    [
        (words.msg_paper_walking(), walking),
        (words.msg_paper_day(), of_day),
        (words.msg_paper_sleep(), life.sleep.map(|of| words.msg_paper_sleep_disturbed(spread(of)))),
        (words.msg_paper_peg(), peg.map(|(score, items)| words.msg_paper_peg_last(score, items))),
    ]
    .into_iter()
    .map(|(question, told)| Answer {
        question,
        runs: vec![Run::plain(told.unwrap_or_else(|| words.msg_paper_not_noted()))],
    })
    .collect()
}

/// The parts of later pages.
pub(super) fn parts(summary: &Summary, words: &Words, dates: Dates<'_>) -> Vec<Part> {
    let (life, questionnaires) = (&summary.life, &summary.questionnaires);
    let list = |named: &[Named]| -> Vec<String> { counted(named, words).into_iter().collect() };
    let pegs = questionnaires.pegs.iter().rev().map(|answers| {
        let (score, items) = peg(answers, words, dates);
        words.msg_paper_peg_last(score, items)
    });
    let roland_morris = questionnaires.roland_morris.iter().rev().map(|answers| {
        words.msg_paper_roland_morris_count(answers.count(), STATEMENTS, dates.day(answers.answered.date_naive()))
    });
    [
        (words.msg_paper_worse(), list(&life.worse)),
        (words.msg_paper_better(), list(&life.better)),
        (words.msg_paper_could_not(), list(&life.could_not)),
        (words.msg_paper_exercises(), summary.exercised.map(|of| exercised(of, words)).into_iter().collect()),
        (words.msg_paper_roland_morris(), roland_morris.collect()),
        // The last one stands on page 1.
        (words.msg_paper_pegs(), if questionnaires.pegs.len() > 1 { pegs.collect() } else { Vec::new() }),
    ]
    .into_iter()
    .filter_map(|(heading, lines)| Part::of_texts(heading, lines))
    .collect()
}

/// "Bending on 4, sport on 2 of 6 days"; of too few days only what was named.
fn counted(all: &[Named], words: &Words) -> Option<String> {
    let first = all.first()?;
    let one = |of: &Named| {
        let name = named(of.words.as_str(), words);
        if first.tells() { words.msg_paper_named_on(name, of.days.count) } else { name }
    };
    let list = words.phrases(all.iter().map(one));
    let days = first.days.of;
    Some(if first.tells() { words.msg_paper_named_of(list, days) } else { words.msg_paper_named_few(list, days) })
}

/// "Done 5 times, on 4 days. Ended because it hurt: 1 time."
fn exercised(of: Exercised, words: &Words) -> String {
    let endings = [
        (of.hurt > 0).then(|| words.msg_paper_exercises_hurt(of.hurt)),
        (of.lost_form > 0).then(|| words.msg_paper_exercises_lost_form(of.lost_form)),
        (of.tired > 0).then(|| words.msg_paper_exercises_tired(of.tired)),
    ];
    words.sentences(
        std::iter::once(words.msg_paper_exercises_done(of.times, of.days)).chain(endings.into_iter().flatten()),
    )
}

/// "5.7 of 10 on 20 November", and its three items.
fn peg(peg: &Peg, words: &Words, dates: Dates<'_>) -> (String, String) {
    let score =
        words.msg_paper_peg_score(words.number(f64::from(peg.tenths()) / 10.0), dates.day(peg.answered.date_naive()));
    let items = words.msg_paper_peg_items(peg.pain.points(), peg.enjoyment.points(), peg.activity.points());
    (score, items)
}
