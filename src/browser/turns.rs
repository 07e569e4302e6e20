//! Work in turns: a little at a time, so that what a person does in between is answered at once.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// One turn of the work; false when there is nothing left to do.
type Work = Box<dyn FnMut() -> bool>;

/// In a window that nobody sees there are no paints: the next turn comes after so many milliseconds all the same.
const UNSEEN_MS: i32 = 100;

thread_local! {
    /// What is printed is whole, so all work is done before. One listener serves all.
    static UNDER_WAY: RefCell<Option<Vec<Weak<UnderWay>>>> = const { RefCell::new(None) };
}

struct UnderWay {
    work: RefCell<Option<Work>>,
    /// The number of the turn that is waited for: of two calls for one turn, the later finds another number.
    turn: Cell<u32>,
    /// Whether each turn waits for a paint.
    is_seen: bool,
}

/// Work that is under way; it stops when this is dropped.
pub struct Turns(Rc<UnderWay>);

impl Turns {
    /// Starts work that changes what is seen: each turn after a paint.
    pub fn start(work: impl FnMut() -> bool + 'static) -> Self {
        Self::of(work, true)
    }

    /// Starts work of which nothing is seen before it is done: between two turns whatever a person did meanwhile has its turn.
    pub fn unseen(work: impl FnMut() -> bool + 'static) -> Self {
        Self::of(work, false)
    }

    fn of(work: impl FnMut() -> bool + 'static, is_seen: bool) -> Self {
        let state = Rc::new(UnderWay { work: RefCell::new(Some(Box::new(work))), turn: Cell::new(0), is_seen });
        UNDER_WAY.with_borrow_mut(|all| {
            let all = all.get_or_insert_with(listen);
            all.retain(|other| other.strong_count() > 0);
            all.push(Rc::downgrade(&state));
        });
        state.clone().wait();
        Self(state)
    }

    /// Does at once what is left.
    pub fn finish(&self) {
        while self.0.step() {}
    }
}

impl UnderWay {
    /// Does one turn; false when there is nothing left to do, or when this is called from within the work.
    fn step(&self) -> bool {
        let Ok(mut work) = self.work.try_borrow_mut() else { return false };
        let more = work.as_mut().is_some_and(|work| work());
        if !more {
            *work = None;
        }
        more
    }

    fn wait(self: Rc<Self>) {
        let (turn, is_seen) = (self.turn.get(), self.is_seen);
        let state = Rc::downgrade(&self);
        let next = move || {
            let Some(state) = state.upgrade().filter(|state| state.turn.get() == turn) else { return };
            state.turn.set(turn.wrapping_add(1));
            if state.step() {
                state.wait();
            }
        };
        if is_seen {
            after_paint(next.clone());
            after(UNSEEN_MS, next);
        } else {
            after(0, next);
        }
    }
}

fn after(milliseconds: i32, call: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        // The only failure is a window that is gone.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(Closure::once_into_js(call).unchecked_ref(), milliseconds);
    }
}

/// Calls back when the next picture has been painted.
pub fn after_paint(call: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        // A frame is about to be painted when this is called; what it queues comes after.
        let _ = window.request_animation_frame(Closure::once_into_js(move || after(0, call)).unchecked_ref());
    }
}

fn listen() -> Vec<Weak<UnderWay>> {
    let finish = Closure::<dyn Fn()>::new(|| {
        let all = UNDER_WAY.with_borrow(Clone::clone).unwrap_or_default();
        for state in all.iter().filter_map(Weak::upgrade) {
            while state.step() {}
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("beforeprint", finish.as_ref().unchecked_ref());
    }
    finish.forget();
    Vec::new()
}
