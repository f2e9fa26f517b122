namespace Djrill.Net.Tests.Package;

/// <summary>Finds the files of the checkout. The compiler's source paths would not do: a deterministic build hides them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Djrill.Net.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds 'Djrill.Net.sln'. Run them from a checkout.");
    }
}
