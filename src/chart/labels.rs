//! Labels beside each other on one side of a drawing.

/// Where blocks begin, so that none is over another and all are in the room, each as near to the middle that it wants as the others let it.
///
/// `wanted` has the middle and the size of each block, the first one first; they keep their order. Where they need more than the room, the last
/// ones stand beyond its end.
pub fn spread(wanted: &[(f64, f64)], room: f64) -> Vec<f64> {
    // Blocks that touch move as one: how many there are, their size, and the sum of where each would have them begin.
    let mut runs: Vec<(usize, f64, f64)> = Vec::new();
    let begin = |(count, size, sum): (usize, f64, f64)| (sum / number(count)).min(room - size).max(0.0);
    for (middle, size) in wanted {
        let mut run = (1, *size, middle - size / 2.0);
        while let Some(before) = runs.last().copied().filter(|before| begin(*before) + before.1 > begin(run)) {
            runs.pop();
            run = (before.0 + run.0, before.1 + run.1, before.2 + run.2 - before.1 * number(run.0));
        }
        runs.push(run);
    }
    let mut sizes = wanted.iter().map(|(_, size)| size);
    let mut begins = Vec::new();
    for run in runs {
        let mut at = begin(run);
        for size in sizes.by_ref().take(run.0) {
            begins.push(at);
            at += size;
        }
    }
    begins
}

fn number(count: usize) -> f64 {
    f64::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::spread;

    fn check(wanted: &[(f64, f64)], room: f64) -> Vec<f64> {
        let begins = spread(wanted, room);
        assert_eq!(begins.len(), wanted.len());
        for (place, (begin, (_, size))) in begins.iter().zip(wanted).enumerate() {
            let next = begins.get(place + 1).copied().unwrap_or(room);
            assert!(*begin >= 0.0 && begin + size <= next + 1e-9, "{wanted:?} {begins:?}");
        }
        begins
    }

    #[test]
    fn where_there_is_room_each_is_where_it_wants_to_be() {
        assert_eq!(check(&[(2.0, 2.0), (8.0, 2.0)], 20.0), [1.0, 7.0]);
        assert!(check(&[], 20.0).is_empty());
    }

    #[test]
    fn what_meets_moves_apart_and_stays_inside() {
        assert_eq!(check(&[(10.0, 2.0), (10.0, 2.0)], 20.0), [8.0, 10.0]);
        assert_eq!(check(&[(0.0, 2.0), (0.0, 2.0), (20.0, 4.0)], 20.0), [0.0, 2.0, 16.0]);
        // One that moves can meet another.
        assert_eq!(check(&[(5.0, 2.0), (7.0, 2.0), (7.0, 2.0), (19.5, 3.0)], 20.0).len(), 4);
        for shift in 0..40 {
            let wanted: Vec<(f64, f64)> = (0..7).map(|place| (f64::from(place * shift) / 13.0, 2.4)).collect();
            check(&wanted, 20.0);
        }
    }
}
