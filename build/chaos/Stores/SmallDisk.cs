namespace Djrill.Net.Chaos;

/// <summary>A folder on a small file system of its own (tmpfs), which can be filled up. Mounting needs root.</summary>
internal sealed class SmallDisk(string path, bool isMounted) : IAsyncDisposable
{
    private const int Megabytes = 512;

    public string Path => path;

    /// <summary>Gets whether the disk can be filled. If not, the folder is on the machine's own disk.</summary>
    public bool CanFill => isMounted;

    private string Filler => System.IO.Path.Combine(path, "filler");

    /// <summary>Creates a folder on the machine's own disk, open to the user that runs PostgreSQL.</summary>
    public static SmallDisk Create(string path)
    {
        var folder = Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = (UnixFileMode)0b111_111_111;
        }

        return new(path, isMounted: false);
    }

    /// <summary>Mounts a small file system. Where that is not allowed, the folder is on the machine's own disk.</summary>
    public static async Task<SmallDisk> MountAsync(string path)
    {
        var disk = Create(path);
        var error = await Shell.TryAsync("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m,mode=0777", "djrill-chaos", path);
        return error is null ? new(path, isMounted: true) : disk;
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
