//! Elements of views, all of one type.
//!
//! Leptos makes a type of its own for each shape of an element, which is fast, and compiles the code that builds,
//! updates and removes it once for each. Pages as plain as ours have nothing from that speed and pay for it in
//! download: the same views took three times the bytes. So every element here has one type, [`Element`], and becomes
//! Leptos's [`AnyView`]; signals, effects, owners and mounting are Leptos's own.
//!
//! What is [`dynamic`] is built anew when a signal that it reads has changed.

use std::{borrow::Cow, cell::Cell, rc::Rc};

use leptos::{
    prelude::*,
    tachys::{
        html::{directive::directive, element::custom},
        view::keyed::keyed,
    },
};
use wasm_bindgen::JsValue;

use crate::browser::{self, DomEvent};

/// An element that is being described. Boxed, and its methods kept out of line: a view is a long chain of them, and
/// moving a pointer is the least that each can cost.
#[must_use]
pub(crate) struct Element(Box<Description>);

struct Description {
    tag: &'static str,
    attributes: Vec<Attribute>,
    children: Vec<AnyView>,
}

/// One thing that is set on an element. Functions are called again whenever a signal that they read has changed.
#[derive(Clone)]
enum Attribute {
    Fixed(&'static str, Cow<'static, str>),
    Changing(&'static str, Rc<dyn Fn() -> Option<String>>),
    Property(&'static str, Rc<dyn Fn() -> JsValue>),
    Style(&'static str, String),
    On(&'static str, Rc<dyn Fn(&DomEvent)>),
    Made(Rc<dyn Fn(&web_sys::Element)>),
}

/// An element of that tag.
#[inline(never)]
pub(crate) fn element(tag: &'static str) -> Element {
    Element(Box::new(Description { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// A button that does something.
pub(crate) fn button(class: &'static str, label: impl Children, action: impl Fn() + 'static) -> Element {
    element("button").attr("type", "button").attr("class", class).on("click", move |_| action()).child(label)
}

/// A link.
pub(crate) fn link(class: &'static str, target: String, label: impl Children) -> Element {
    let link = element("a").attr("href", target).child(label);
    if class.is_empty() { link } else { link.class(class) }
}

/// A part of a view that is built anew whenever a signal that it reads has changed.
pub(crate) fn dynamic<C: Children>(part: impl Fn() -> C + 'static) -> AnyView {
    changing(Rc::new(move || views(part())))
}

/// Views as one.
pub(crate) fn views(children: impl Children) -> AnyView {
    let mut all = Vec::new();
    children.add_to(&mut all);
    match all.len() {
        1 => all.remove(0),
        _ => all.into_any(),
    }
}

#[inline(never)]
fn changing(part: Rc<dyn Fn() -> AnyView>) -> AnyView {
    let part = send_wrapper::SendWrapper::new(part);
    let version = send_wrapper::SendWrapper::new(Cell::new(0_u32));
    // A key that never comes twice keeps Leptos from changing one element into another.
    let versions = move || {
        version.set(version.get().wrapping_add(1));
        let view = part();
        keyed(Some((version.get(), view)), |(version, _)| *version, |_, (_, view)| (|_: usize| {}, view))
    };
    versions.into_any()
}

impl Element {
    /// Sets the classes.
    pub(crate) fn class(self, classes: impl Into<Cow<'static, str>>) -> Element {
        self.attr("class", classes)
    }

    /// Sets an attribute.
    pub(crate) fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Element {
        match value.into() {
            Cow::Borrowed(value) => self.fixed(name, value),
            value => self.set(Attribute::Fixed(name, value)),
        }
    }

    /// Sets an attribute that changes, or that is there only sometimes.
    pub(crate) fn attr_with(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) -> Element {
        self.set(Attribute::Changing(name, Rc::new(value)))
    }

    /// Sets a property that changes, such as `checked`.
    pub(crate) fn property<V: Into<JsValue>>(
        self,
        name: &'static str,
        value: impl Fn() -> V + 'static,
    ) -> Element {
        self.set(Attribute::Property(name, Rc::new(move || value().into())))
    }

    /// Sets a property of the style.
    pub(crate) fn style(self, name: &'static str, value: String) -> Element {
        self.set(Attribute::Style(name, value))
    }

    /// Does something when an event happens.
    pub(crate) fn on(self, event: &'static str, handler: impl Fn(&DomEvent) + 'static) -> Element {
        self.set(Attribute::On(event, Rc::new(handler)))
    }

    /// Hands the element over when it is made, to what is drawn in it without views: a picture, whose elements belong to
    /// another namespace and never change.
    pub(crate) fn made(self, draw: impl Fn(&web_sys::Element) + 'static) -> Element {
        self.set(Attribute::Made(Rc::new(draw)))
    }

    /// Adds what stands in it.
    pub(crate) fn child(mut self, child: impl Children) -> Element {
        child.add_to(&mut self.0.children);
        self
    }

    #[inline(never)]
    fn fixed(self, name: &'static str, value: &'static str) -> Element {
        self.set(Attribute::Fixed(name, Cow::Borrowed(value)))
    }

    #[inline(never)]
    fn set(mut self, attribute: Attribute) -> Element {
        self.0.attributes.push(attribute);
        self
    }

    #[inline(never)]
    fn into_view(self) -> AnyView {
        let Description { tag, attributes, children } = *self.0;
        custom(tag).child(children).add_any_attr(directive(apply, Attributes(attributes.into()))).into_any()
    }
}

#[derive(Clone)]
struct Attributes(Rc<[Attribute]>);

fn apply(target: leptos::tachys::renderer::types::Element, attributes: Attributes) {
    for attribute in attributes.0.iter().cloned() {
        match attribute {
            Attribute::Fixed(name, value) => browser::set_attribute(&target, name, Some(&value)),
            Attribute::Style(name, value) => browser::set_style(&target, name, &value),
            Attribute::On(name, handler) => browser::listen(&target, name, handler),
            Attribute::Made(draw) => draw(&target),
            Attribute::Changing(name, value) => {
                let target = target.clone();
                keep_up(Rc::new(move |_| browser::set_attribute(&target, name, value().as_deref())));
            }
            Attribute::Property(name, value) => {
                let target = target.clone();
                keep_up(Rc::new(move |_| browser::set_property(&target, name, &value())));
            }
        }
    }
}

/// Runs at once, and again whenever a signal that it reads has changed, until the view is gone. Says whether it is the
/// first time.
pub(crate) fn keep_up(update: Rc<dyn Fn(bool)>) {
    StoredValue::new_local(RenderEffect::new(move |before: Option<()>| update(before.is_none())));
}

/// What can stand in an element: elements, views, texts, numbers, and several or none of them.
pub(crate) trait Children {
    /// Adds it after what is there.
    fn add_to(self, children: &mut Vec<AnyView>);
}

impl Children for Element {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_view());
    }
}

impl Children for AnyView {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self);
    }
}

impl Children for String {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl Children for &str {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        self.to_owned().add_to(children);
    }
}

impl<C: Children> Children for Option<C> {
    fn add_to(self, children: &mut Vec<AnyView>) {
        if let Some(child) = self {
            child.add_to(children);
        }
    }
}

impl<C: Children> Children for Vec<C> {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<AnyView>) {
        self.into_iter().for_each(|child| child.add_to(children));
    }
}

impl<C: Children, const N: usize> Children for [C; N] {
    fn add_to(self, children: &mut Vec<AnyView>) {
        self.into_iter().for_each(|child| child.add_to(children));
    }
}
