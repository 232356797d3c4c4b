using System.Diagnostics;
using System.Reflection;
using Google.Protobuf.Reflection;

namespace Finsam.Tidy.Tests.Contract;

/// <summary>The compiler of contracts.</summary>
internal static class Protoc
{
    /// <summary>Compiles files beside our own, and gives them with what they import, comments and lines included.</summary>
    /// <param name="files">Texts by path from the root of imports.</param>
    public static FileDescriptorSet Compile(params (string Path, string Text)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("finsam-protoc-").FullName;
        try
        {
            foreach (var (path, text) in files)
            {
                var file = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }

            var result = Path.Combine(folder, "set.binpb");
            Run([
                "--include_imports", "--include_source_info", $"--descriptor_set_out={result}", $"-I{folder}",
                $"-I{Path.Combine(Repository.Root, "protos")}", $"-I{Metadata("ProtocImports")}", .. files.Select(file => file.Path)
            ]);
            return FileDescriptorSet.Parser.ParseFrom(File.ReadAllBytes(result));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Metadata("Protoc"), arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }

    private static string Metadata(string key) => typeof(Protoc).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
