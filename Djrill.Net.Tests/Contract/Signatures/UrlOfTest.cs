namespace Djrill.Net.Tests.Contract.Signatures;

internal sealed record UrlOfTest(string Scheme, string UserInfo, string Host, string Port, string Path, IReadOnlyList<string> Parameters)
{
    public string Query => Parameters.Count == 0 ? "" : "?" + string.Join('&', Parameters);

    public string DefaultPort => Scheme == "https" ? ":443" : ":80";

    public override string ToString() => $"{Scheme}://{UserInfo}{Host}{Port}{Path}{Query}";
}
