using System.Diagnostics.CodeAnalysis;

[assembly: SuppressMessage(
    "Performance",
    "CA1812:Avoid uninstantiated internal classes",
    Scope = "namespaceanddescendants",
    Target = "~N:Djrill.Net.Benchmarks.Receivers.Typed",
    Justification = "The JSON serializer makes them.")]
