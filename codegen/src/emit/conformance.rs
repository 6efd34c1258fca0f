//! Tables of a module's types and operations with their places in the spec, for the tests that compare the two.
//!
//! They are a program that uses the client, as an app does.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::imports::{Imports, Reader};
use super::{bodies, ident, modules, samples};
use crate::api::{
    Api, Body, Definition, Deprecation, Encoding, Module, Operation, Parameter, Presence, Sample,
    Type,
};

/// `mod.rs`: the tables of all modules.
pub(super) fn root(api: &Api) -> TokenStream {
    let has_types = |module: &Module| module.json_types().next().is_some();
    let (features, modules) = modules::gated(api, |module, operations| {
        has_types(module) || !operations.is_empty()
    });
    let (tried_features, tried) = modules::gated(api, |module, _| has_types(module));
    let named = api.modules().flat_map(|module| &module.types);
    let named = named.filter_map(named_properties);
    let (called_features, called) = modules::gated(api, |_, operations| !operations.is_empty());
    quote! {
        //! The operations and types of the client, for the tests that compare it with the spec.

        use crate::calls::OperationCheck;
        use crate::types::TypeCheck;

        #(#features mod #modules;)*

        /// Every generated type with its place in the spec, by module.
        pub(crate) const TYPES: &[&[TypeCheck]] = &[#(#tried_features #tried::TYPES,)*];

        /// Every operation with a call of it, by group.
        pub(crate) const OPERATIONS: &[&[OperationCheck]] = &[#(#called_features #called::OPERATIONS,)*];

        /// Properties that the spec requires and a constructor leaves to setters, by type: `None` until they are set.
        pub(crate) const NAMED: &[(&str, &[&str])] = &[#(#named,)*];
    }
}

/// Returns the required properties of a type that its constructor leaves to setters.
fn named_properties(ty: &Type) -> Option<TokenStream> {
    let Definition::Record(record) = &ty.definition else {
        return None;
    };
    let fields = record.fields.iter();
    let named = fields.filter(|field| field.presence == Presence::Named);
    let named: Vec<_> = named.map(|field| &field.wire).collect();
    let name = &ty.name;
    (!named.is_empty()).then(|| quote!((#name, &[#(#named),*])))
}

/// `<module>.rs`: a table of the types, and one of the operations, if there are any.
pub(super) fn tables(module: &Module, operations: &[Operation]) -> TokenStream {
    let file = &module.file;
    let types: Vec<_> = module.json_types().map(|of| row(module, of)).collect();
    let types = (!types.is_empty()).then(|| quote! { types! { FILE { #(#types)* } } });
    let checks: Vec<_> = operations
        .iter()
        .flat_map(|operation| operation_checks(module, operation))
        .collect();
    let calls = (!checks.is_empty()).then(|| {
        quote! {
            /// The operations, in the order of the spec, each with a call that sets all its parameters.
            pub(crate) const OPERATIONS: &[OperationCheck] = &[#(#checks,)*];
        }
    });
    let imports = imports(module, operations);
    quote! {
        //! The operations and types of this module, for the tests that compare it with the spec.
        #imports

        const FILE: &str = #file;

        #types

        #calls
    }
}

fn imports(module: &Module, operations: &[Operation]) -> TokenStream {
    let mut imports = Imports::of(Reader::User);
    for of in module.json_types() {
        if modules::gate(module, &of.file).is_none() {
            imports.generated(&module.name, &of.name);
        }
    }
    for operation in operations {
        imports.add("crate::calls", "OperationCheck");
        imports.add("crate::calls", "outcome");
        operation
            .parameters()
            .map(|parameter| &parameter.sample)
            .chain(operation.body.iter().flat_map(|body| &body.samples))
            .for_each(|sample| samples::mentioned(sample, &mut imports));
    }
    imports.tokens()
}

/// Returns the row of a type and its place.
fn row(module: &Module, ty: &Type) -> TokenStream {
    let (name, pointer) = (ident(&ty.name), ty.place(&module.file).pointer);
    match modules::gate(module, &ty.file) {
        None => quote! { #name => #pointer, },
        gate => {
            let module = ident(&module.name);
            quote! { #gate launchdarkly_api::#module::#name => #pointer, }
        }
    }
}

/// Returns a call of the operation for each media type of its body.
fn operation_checks(module: &Module, operation: &Operation) -> Vec<TokenStream> {
    let samples = operation.body.as_ref().map(|body| body.samples.as_slice());
    match samples {
        None => vec![operation_check(module, operation, None)],
        Some(samples) => samples
            .iter()
            .map(|sample| operation_check(module, operation, Some(sample)))
            .collect(),
    }
}

fn operation_check(module: &Module, operation: &Operation, sample: Option<&Sample>) -> TokenStream {
    let id = &operation.id;
    let (accessor, function) = (ident(&module.name), ident(&operation.function));
    let passed = |body: &Body| {
        let sample = sample.to_token_stream();
        bodies::passed(body, &sample)
    };
    let arguments = operation
        .arguments()
        .map(argument)
        .chain(operation.required_body().map(passed));
    let body = operation.optional_body().map(|body| {
        let (name, value) = (ident(body.name), passed(body));
        quote!(.#name(#value))
    });
    let setters = operation.optional_query.iter().map(|parameter| {
        let (name, value) = (ident(&parameter.name), value(&parameter.sample));
        quote!(.#name(#value))
    });
    let setters = body.into_iter().chain(setters);
    let given = if operation
        .parameters()
        .any(|parameter| has_text(&parameter.sample))
    {
        quote!(given)
    } else {
        quote!(_)
    };
    let discouraged = discouraged(operation);
    quote! {
        #discouraged
        OperationCheck {
            file: FILE,
            id: #id,
            call: |client, #given| outcome(client.#accessor().#function(#(#arguments),*)#(#setters)*.send()),
        }
    }
}

/// Returns the attribute for a deprecated operation or parameter, which has to be tested, too.
fn discouraged(operation: &Operation) -> Option<TokenStream> {
    let is_discouraged = operation.deprecated == Deprecation::Deprecated
        || operation
            .parameters()
            .any(|parameter| parameter.deprecated == Deprecation::Deprecated);
    is_discouraged
        .then(|| quote!(#[expect(deprecated, reason = "what is discouraged has to work, too")]))
}

/// Returns the value of a required parameter.
fn argument(parameter: &Parameter) -> TokenStream {
    let value = value(&parameter.sample);
    match (parameter.encoding, &parameter.sample) {
        (Encoding::Single, Sample::String(_)) => quote!(&#value),
        _ => value,
    }
}

/// Returns the value of a parameter. The test changes strings, to check that they are encoded correctly.
fn value(sample: &Sample) -> TokenStream {
    match sample {
        Sample::String(text) => quote!(given.text(#text)),
        Sample::Filter { text, .. } => quote!(given.filter(#text, #sample)),
        Sample::List(elements) => {
            let elements = elements.iter().map(value);
            quote!([#(#elements),*])
        }
        other => other.to_token_stream(),
    }
}

fn has_text(sample: &Sample) -> bool {
    match sample {
        Sample::String(_) | Sample::Filter { .. } => true,
        Sample::List(elements) => elements.iter().any(has_text),
        _ => false,
    }
}
