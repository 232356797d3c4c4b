namespace Finsam.Cli.Tests;

/// <summary>A folder for the files of one test.</summary>
internal sealed class CaseFiles : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("finsam-files-").FullName;

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
