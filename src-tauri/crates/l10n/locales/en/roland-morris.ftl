## The Roland-Morris questionnaire. The sentences are as they were published, and stay so.

roland-morris-title = Your back today
roland-morris-lead = Some people with back pain say these things. Tick only what fits you today.
roland-morris-unsure = Leave a sentence empty if you are not sure.
roland-morris-sentences = What fits you today?
roland-morris-1 = I stay at home most of the time because of my back.
roland-morris-2 = I change position frequently to try and get my back comfortable.
roland-morris-3 = I walk more slowly than usual because of my back.
roland-morris-4 = Because of my back I am not doing any of the jobs that I usually do around the house.
roland-morris-5 = Because of my back, I use a handrail to get upstairs.
roland-morris-6 = Because of my back, I lie down to rest more often.
roland-morris-7 = Because of my back, I have to hold on to something to get out of an easy chair.
roland-morris-8 = Because of my back, I try to get other people to do things for me.
roland-morris-9 = I get dressed more slowly than usual because of my back.
roland-morris-10 = I only stand for short periods of time because of my back.
roland-morris-11 = Because of my back, I try not to bend or kneel down.
roland-morris-12 = I find it difficult to get out of a chair because of my back.
roland-morris-13 = My back is painful almost all the time.
roland-morris-14 = I find it difficult to turn over in bed because of my back.
roland-morris-15 = My appetite is not very good because of my back pain.
roland-morris-16 = I have trouble putting on my socks (or stockings) because of the pain in my back.
roland-morris-17 = I only walk short distances because of my back.
roland-morris-18 = I sleep less well because of my back.
roland-morris-19 = Because of my back pain, I get dressed with help from someone else.
roland-morris-20 = I sit down for most of the day because of my back.
roland-morris-21 = I avoid heavy jobs around the house because of my back.
roland-morris-22 = Because of my back pain, I am more irritable and bad tempered with people than usual.
roland-morris-23 = Because of my back, I go upstairs more slowly than usual.
roland-morris-24 = I stay in bed most of the time because of my back.
roland-morris-none = None of these fits me today
# $count (Number) - how many sentences are ticked
roland-morris-count = { $count } of 24 ticked
roland-morris-save = Save
# $count (Number) - how many sentences are ticked
roland-morris-saved = Saved: { $count } of 24.
roland-morris-credit = Roland MO, Morris RW. A study of the natural history of back pain, part 1. Spine 1983;8:141–144.
roland-morris-earlier = What you said before
roland-morris-nothing = Nothing yet.
roland-morris-day = Day
roland-morris-fits = Sentences that fit
roland-morris-hint = Your doctor can compare the counts. Respite does not judge them.
roland-morris-delete = Delete
# $day (String) - a day
roland-morris-delete-of = Delete the answers of { $day }
# $day (String) - a day
roland-morris-deleted = The answers of { $day } are deleted.
