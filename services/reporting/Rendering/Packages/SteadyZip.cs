using System.IO.Compression;

namespace Finsam.Reporting.Rendering.Packages;

/// <summary>Zip files whose bytes depend on their content alone.</summary>
internal static class SteadyZip
{
    /// <summary>A zip of files in the order given, all with one time.</summary>
    public static byte[] Pack(IEnumerable<(string Name, byte[] Content)> files, DateTimeOffset madeAt)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = madeAt.ToUniversalTime();
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return packed.ToArray();
    }

    /// <summary>The same files with one time instead of when they were written.</summary>
    public static byte[] Repack(byte[] zip, DateTimeOffset madeAt)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        return Pack(archive.Entries.Select(entry => (entry.FullName, Read(entry))), madeAt);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
