using System.Reflection;
using System.Runtime.Loader;
using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Package;

/// <summary>Runs a block of C# of a page as the program it is, and takes its subscribers away in the end.</summary>
internal sealed class RunningBlock : IDisposable
{
    private readonly AssemblyLoadContext _context = new(nameof(RunningBlock), isCollectible: true);
    private readonly Assembly _assembly;

    private RunningBlock(CodeBlock block)
    {
        using var image = new MemoryStream();
        Assert.That(SnippetCompiler.Compile(block, image), Is.Empty);
        image.Position = 0;
        _assembly = _context.LoadFromStream(image);
        _assembly.EntryPoint?.Invoke(null, [Array.Empty<string>()]);
    }

    /// <summary>Runs the first block of C# under a heading of a page.</summary>
    public static RunningBlock Under(string path, string heading) =>
        new(Pages.Of(path).Blocks.First(block => block.Language == "csharp" && block.Heading == heading));

    /// <summary>Gives the value of a static property, as the reader's other code would read it.</summary>
    public T Get<T>(string type, string property) => (T)Property(type, property).GetValue(null)!; // Not null: the pages say so.

    public void Set(string type, string property, object value) => Property(type, property).SetValue(null, value);

    public T Call<T>(string type, string method, params object?[] arguments) =>
        (T)_assembly.GetType(type, throwOnError: true)!.GetMethod(method)!.Invoke(null, arguments)!;

    public void Dispose()
    {
        foreach (var handler in SignalScope.Current.Subscribers?.GetInvocationList() ?? [])
        {
            if (handler.Method.Module.Assembly == _assembly)
            {
                MandrillSignals.WebhookEvent -= (EventHandler<MandrillWebhookEventArgs>)handler;
            }
        }

        _context.Unload();
    }

    private PropertyInfo Property(string type, string property) => _assembly.GetType(type, throwOnError: true)!.GetProperty(property)!;
}
