using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Protocol;

/// <summary>
/// Gives a form that was read here to those who ask for <c>Request.Form</c>, and makes the texts of it only then.
/// </summary>
internal sealed class ReceivedFormFeature(FormFields fields) : IFormFeature
{
    private IFormCollection? _form;

    public bool HasFormContentType => true;

    public IFormCollection? Form
    {
        get => _form ??= fields.ToCollection();
        set => _form = value;
    }

    public IFormCollection ReadForm() => Form!; // Not null: a value of null is replaced when read.

    public Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => Task.FromResult(ReadForm());
}
