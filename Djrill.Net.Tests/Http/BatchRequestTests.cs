using Djrill.Net.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Djrill.Net.Tests.Http;

internal sealed class BatchRequestTests
{
    [TestCase("POST", true)]
    [TestCase("PUT", true)]
    [TestCase("HEAD", false)]
    [TestCase("GET", false)]
    [TestCase("OPTIONS", false)]
    public void RequestWithoutABody_CarriesABatchByItsVerb(string method, bool expected) =>
        Assert.That(BatchRequest.IsMatch(Request(method, length: 0)), Is.EqualTo(expected));

    [TestCase(0L, null, false)]
    [TestCase(1L, null, true)]
    [TestCase(null, "chunked", true)]
    [TestCase(null, null, false)]
    public void Body_MayBeABatch(long? length, string? transferEncoding, bool expected) =>
        Assert.That(BatchRequest.IsMatch(Request("GET", length, transferEncoding)), Is.EqualTo(expected));

    [TestCase("POST", true)]
    [TestCase("get", false)]
    [TestCase(null, false)]
    public void RequestRoutedByAnotherVerb_MayBeABatch(string? routedMethod, bool expected)
    {
        var context = Request("GET", length: 0);
        context.SetEndpoint(new Endpoint(null, new(new HttpMethodMetadata(routedMethod is null ? [] : [routedMethod])), null));

        Assert.That(BatchRequest.IsMatch(context), Is.EqualTo(expected));
    }

    private static DefaultHttpContext Request(string method, long? length, string? transferEncoding = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.ContentLength = length;
        context.Request.Headers.TransferEncoding = transferEncoding;
        return context;
    }
}
