namespace Djrill.Net.Chaos;

/// <summary>A folder on a small file system of its own (tmpfs), which can be filled up. Mounting needs root.</summary>
internal sealed class SmallDisk(string path, bool isMounted) : IAsyncDisposable
{
    private const int Megabytes = 512;

    public string Path => path;

    /// <summary>Gets whether the disk can be filled. If not, the folder is on the machine's own disk.</summary>
    public bool CanFill => isMounted;

    private string Filler => System.IO.Path.Combine(path, "filler");

    public static async Task<SmallDisk> MountAsync(string path)
    {
        Directory.CreateDirectory(path);
        var error = await Shell.TryAsync("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m,mode=0777", "djrill-chaos", path);
        return new(path, error is null);
    }

    /// <summary>Fills the disk to the last byte.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in (int[])[1 << 20, 1 << 12])
        {
            var block = new byte[size];
            while (TryWrite(file, block))
            {
            }
        }
    }

    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        if (isMounted)
        {
            await Shell.TryAsync("umount", "--lazy", path);
        }
    }

    private static bool TryWrite(FileStream file, byte[] block)
    {
        try
        {
            file.Write(block);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
