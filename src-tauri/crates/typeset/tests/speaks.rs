//! The program as the others know it: by its standard input and output alone.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, ExitStatus, Stdio};

use respite_typeset::{Answer, BUILD, Origin, PROGRAM, Question, hear, say};

fn start() -> Child {
    let mut program = Command::new(env!("CARGO_BIN_EXE_respite-typeset"));
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// What it answers to these questions, how it ends, and what it complains of.
fn asked(questions: &[&[u8]]) -> (Vec<Answer>, ExitStatus, String) {
    let mut program = start();
    let mut input = program.stdin.take().unwrap();
    for question in questions {
        // It may have ended at an earlier one.
        _ = input.write_all(question);
    }
    drop(input);
    let output = program.wait_with_output().unwrap();
    let mut said = BufReader::new(&output.stdout[..]);
    let answers = std::iter::from_fn(|| hear(&mut said).unwrap()).collect();
    (answers, output.status, String::from_utf8(output.stderr).unwrap())
}

fn line(question: &Question) -> Vec<u8> {
    let mut line = Vec::new();
    say(&mut line, question).unwrap();
    line
}

#[test]
fn it_says_which_it_is_and_ends_with_its_input() {
    let (answers, status, complaint) = asked(&[]);
    assert_eq!(answers, [Answer::Build(BUILD.to_owned())]);
    assert!(status.success() && complaint.is_empty(), "{complaint}");
    assert!(env!("CARGO_BIN_EXE_respite-typeset").contains(PROGRAM));
}

#[test]
fn what_is_no_question_ends_it_and_is_not_repeated() {
    let pictures = line(&Question::Pictures);
    for garbled in [&b"secret\n"[..], b"\n", b"{\"secret\":1}\n", b"\xff\n", b"\"pictures", b"{\"lay-out\":\"sec"] {
        let (answers, status, complaint) = asked(&[garbled, &pictures]);
        assert!(answers.len() == 1 && !status.success(), "{answers:?}");
        assert!(!complaint.is_empty() && !complaint.contains("sec"), "{complaint}");
    }
}

#[test]
fn what_it_can_not_do_is_an_answer_and_it_goes_on() {
    let pdf = Question::Pdf(Origin { creator: "Respite".to_owned(), made_at: None });
    let questions = [
        Question::Pictures,
        pdf,
        Question::LayOut("no JSON".to_owned()),
        Question::LayOut("{}".to_owned()),
        Question::Pictures,
    ];
    let lines = questions.map(|question| line(&question));
    let (answers, status, _) = asked(&lines.each_ref().map(|line| &line[..]));
    assert_eq!(answers.len(), 1 + lines.len());
    for answer in &answers[1..] {
        assert!(matches!(answer, Answer::Failed(why) if !why.is_empty()), "{answer:?}");
    }
    assert!(status.success());
}

/// A question is answered when it is asked, not when the next one is.
#[test]
fn it_answers_at_once() {
    let mut program = start();
    let (mut input, mut output) = (program.stdin.take().unwrap(), BufReader::new(program.stdout.take().unwrap()));
    for _ in 0..3 {
        assert!(output.read_until(b'\n', &mut Vec::new()).unwrap() > 2);
        say(&mut input, &Question::Pictures).unwrap();
    }
    drop(input);
    assert!(program.wait().unwrap().success());
}
