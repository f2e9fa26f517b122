using System.Security.Authentication;

namespace Djrill.Net.Sample;

/// <summary>A receiver that did not answer. The message names the cure.</summary>
internal sealed class UnreachableException(TargetUrl url, Exception cause) : Exception(Describe(url, cause), cause)
{
    private static string Describe(TargetUrl url, Exception cause) =>
        $"No receiver answers at {url.Address} ({cause.Message}). {Cure(url, cause)}";

    private static string Cure(TargetUrl url, Exception cause) => cause switch
    {
        { InnerException: AuthenticationException } when url.IsThisMachine =>
            "Trust the certificate for development: dotnet dev-certs https --trust",
        { InnerException: AuthenticationException } => "Mandrill needs a certificate that the public trusts: install one.",
        _ when url.IsThisMachine => $"Start it in another terminal: {Usage.Receive}",
        _ => "Start it, or correct the host and the port of the URL.",
    };
}
