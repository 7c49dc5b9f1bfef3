#![allow(clippy::all, missing_docs)]
use legation::gazetteer::*;
use std::collections::*;
fn main() {
    let t0 = std::time::Instant::now();
    let g = Gazetteer::embedded();
    println!("load {:?} entities {}", t0.elapsed(), g.len());
    let text = std::fs::read_to_string("/tmp/sents.txt").unwrap();
    let t1 = std::time::Instant::now();
    let mut n = 0;
    let mut count: BTreeMap<(String, String), (usize, String, usize)> = BTreeMap::new();
    for line in text.lines() {
        let w: Vec<&str> = line.split(' ').collect();
        let mut i = 0;
        while i < w.len() {
            n += 1;
            let hits = g.names_at(&w[i..]);
            if let Some(h) = hits.first() {
                let top: Vec<_> = hits.iter().filter(|x| x.len == h.len).collect();
                let e = g.entity(h.entity);
                let table = if h.sense == NameSense::Demonym {
                    "demonym".to_string()
                } else {
                    format!(
                        "{} {}",
                        e.kind.label(),
                        if e.kind == EntityKind::Person {
                            ""
                        } else if e.kind == EntityKind::Organization {
                            g.subtype(h.entity)
                        } else {
                            ""
                        }
                    )
                };
                let surf = w[i..i + h.len].join(" ");
                let ent = count.entry((table, surf)).or_insert_with(|| {
                    (
                        0,
                        format!(
                            "{:?}{} {}",
                            h.sense,
                            if h.ambiguous { "?" } else { "" },
                            top.iter().take(4).map(|x| g.entity(x.entity).id.to_string()).collect::<Vec<_>>().join(",")
                        ),
                        top.len(),
                    )
                });
                ent.0 += 1;
                i += h.len;
            } else {
                if let Some(r) = g.role_at(&w[i..]) {
                    count
                        .entry((format!("role"), w[i..i + r.len].join(" ").to_lowercase()))
                        .or_insert_with(|| {
                            (0, format!("{} {:?} pl={} t={}", r.role.name, r.role.kind, r.role.plural, r.role.title), 1)
                        })
                        .0 += 1;
                    i += r.len;
                    continue;
                }
                if let Some(gn) = g.given_name(w[i]) {
                    count.entry((format!("given"), w[i].to_string())).or_insert_with(|| (0, format!("{gn:?}"), 1)).0 +=
                        1;
                }
                i += 1
            }
        }
    }
    println!("{} tokens {:?}", n, t1.elapsed());
    let mut by: BTreeMap<String, Vec<(usize, String, String, usize)>> = BTreeMap::new();
    for ((t, s), (c, e, k)) in count {
        by.entry(t).or_default().push((c, s, e, k));
    }
    for (t, mut v) in by {
        v.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        println!("=== {t} distinct {}", v.len());
        println!(
            "{}",
            v.iter()
                .take(260)
                .map(|(c, s, e, k)| format!("{c} {s} [{e}{}]", if *k > 1 { format!(" x{k}") } else { String::new() }))
                .collect::<Vec<_>>()
                .join(" | ")
        );
    }
}
