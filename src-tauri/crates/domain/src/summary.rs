//! The five answers for the doctor.
