using Djrill.Net.Http;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Tests.Http;

internal sealed class RequestContentTypeTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [TestCase(Form, true)]
    [TestCase("Application/X-WWW-Form-Urlencoded", true)]
    [TestCase(Form + "; charset=UTF-8", true)]
    [TestCase(Form + ";charset=\"utf8\"", true)]
    [TestCase(Form + "; charset='utf-8'", true)]
    [TestCase(Form + "; ", true, TestName = "SeparatorAtTheEnd_IsIgnored")]
    [TestCase(Form + "; charset=iso-8859-1", false)]
    [TestCase(Form + "; charset=utf-16", false)]
    [TestCase("multipart/form-data; boundary=a", false)]
    [TestCase("application/json", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Form_IsInUtf8(string? contentType, bool expected) => Assert.That(IsForm(contentType), Is.EqualTo(expected));

    [TestCase("identity", true)]
    [TestCase("Identity, identity", true)]
    [TestCase("", true)]
    [TestCase("gzip", false)]
    [TestCase("identity, gzip", false)]
    public void Form_IsUnencoded(string encoding, bool expected) => Assert.That(IsForm(Form, encoding), Is.EqualTo(expected));

    private static bool IsForm(string? contentType, string? encoding = null)
    {
        var request = new DefaultHttpContext().Request;
        (request.ContentType, request.Headers.ContentEncoding) = (contentType, encoding);
        return RequestContentType.IsForm(request);
    }
}
