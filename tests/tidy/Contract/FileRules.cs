using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;

namespace Finsam.Tidy.Tests.Contract;

/// <summary>Rules of files: their names, packages and imports.</summary>
internal static partial class FileRules
{
    private const string HttpAnnotations = "google/api/annotations.proto";

    // Field numbers in descriptor.proto.
    private const int Package = 2;
    private const int Import = 3;

    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("A file has a lower_snake_case name", model =>
            from file in model.Files
            where !FileNamePattern().IsMatch(Path.GetFileName(file.Definition.Name))
            select new Breach(file.Element.Where, $"{Path.GetFileName(file.Definition.Name)} is not lower_snake_case.proto")),

        new("A file is proto3", model =>
            from file in model.Files
            where file.Definition.Syntax != "proto3"
            select new Breach(file.Element.Where, "the file has no syntax = \"proto3\"")),

        new("A package is lower_snake_case with a version last", model =>
            from file in model.Files
            where !PackagePattern().IsMatch(file.Definition.Package)
            select new Breach(file.Element.WhereIs(Package), $"package \"{file.Definition.Package}\" is not like finsam.ledger.v1")),

        new("A file lies in the folder of its package", model =>
            from file in model.Files
            let folder = Folder(file.Definition)
            where folder != file.Definition.Package.Replace('.', '/')
            select new Breach(file.Element.WhereIs(Package), $"package {file.Definition.Package} does not belong in {folder}")),

        new("The C# namespace is the package in PascalCase", model =>
            from file in model.Files
            let wanted = string.Join('.', file.Definition.Package.Split('.').Select(Words.Pascal))
            where file.Definition.Options?.CsharpNamespace != wanted
            select new Breach(file.Element.Where, $"csharp_namespace is not \"{wanted}\"")),

        new("No import is public or weak", model =>
            from file in model.Files
            from import in file.Definition.PublicDependency.Concat(file.Definition.WeakDependency)
            select new Breach(file.Element.WhereIs(Import, import), $"{file.Definition.Dependency[import]} is imported publicly or weakly")),

        new("Every import is used", model =>
            from file in model.Files
            let used = Used(model, file.Definition)
            from import in file.Definition.Dependency.Select((name, index) => (name, index))
            where !used.Contains(import.name)
            select new Breach(file.Element.WhereIs(Import, import.index), $"{import.name} is imported and not used")),
    ];

    private static string Folder(FileDescriptorProto file) => Path.GetDirectoryName(file.Name)!.Replace('\\', '/');

    private static HashSet<string> Used(ContractModel model, FileDescriptorProto file)
    {
        var fields = model.Fields.Where(field => field.Element.File == file).Select(field => field.Definition)
            .Concat(MapEntries(file.MessageType).SelectMany(entry => entry.Field));
        var methods = model.Methods.Where(method => method.Element.File == file).Select(method => method.Definition).ToList();
        var references = fields.Select(field => field.TypeName).Where(name => name.Length > 0)
            .Concat(methods.SelectMany(method => new[] { method.InputType, method.OutputType }));
        var used = references.Select(model.Home).ToHashSet();
        if (methods.Any(method => HttpForm.Of(method) is not null))
        {
            used.Add(HttpAnnotations);
        }

        return used;
    }

    private static IEnumerable<DescriptorProto> MapEntries(IEnumerable<DescriptorProto> messages) => messages.SelectMany(message =>
        MapEntries(message.NestedType).Concat(message.Options?.MapEntry == true ? [message] : []));

    [GeneratedRegex(@"^[a-z][a-z0-9]*(_[a-z0-9]+)*\.proto$")]
    private static partial Regex FileNamePattern();

    [GeneratedRegex(@"^finsam(\.[a-z][a-z0-9]*(_[a-z0-9]+)*)+\.v[1-9][0-9]*$")]
    private static partial Regex PackagePattern();
}
