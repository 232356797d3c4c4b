using Finsam.Protos;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Finsam.ServiceDefaults.Reflection;

/// <summary>The files of the contract that some services need, comments included, to be found by what they declare.</summary>
internal sealed class DescribedFiles
{
    private readonly Dictionary<string, FileDescriptorProto> _files = [];
    private readonly Dictionary<string, FileDescriptorProto> _symbols = [];
    private readonly Dictionary<(string Type, int Number), FileDescriptorProto> _extensions = [];
    private readonly HashSet<string> _messages = [];

    /// <summary>The files that declare the services, and those that they import.</summary>
    public DescribedFiles(IEnumerable<string> services)
    {
        var contract = PublishedContract.Read().File.ToDictionary(file => file.Name);
        Services = [.. services.Where(service => contract.Values.Any(file => Declares(file, service))).Order(StringComparer.Ordinal)];
        foreach (var file in contract.Values.Where(file => Services.Any(service => Declares(file, service))))
        {
            foreach (var needed in WithImports(file, name => contract.GetValueOrDefault(name)))
            {
                Add(needed);
            }
        }
    }

    /// <summary>Full names of the services, in order.</summary>
    public IReadOnlyList<string> Services { get; }

    /// <summary>A file by its name.</summary>
    public FileDescriptorProto? ByName(string name) => _files.GetValueOrDefault(name);

    /// <summary>The file that declares a symbol, by its full name.</summary>
    public FileDescriptorProto? BySymbol(string symbol) => _symbols.GetValueOrDefault(symbol);

    /// <summary>The file that declares an extension.</summary>
    public FileDescriptorProto? ByExtension(string type, int number) => _extensions.GetValueOrDefault((type, number));

    /// <summary>The numbers of the extensions of a message, by its full name; null when there is no such message.</summary>
    public IReadOnlyList<int>? ExtensionNumbers(string type) => _messages.Contains(type)
        ? [.. _extensions.Keys.Where(key => key.Type == type).Select(key => key.Number).Order()]
        : null;

    /// <summary>A file and all that it imports, itself first.</summary>
    public IEnumerable<FileDescriptorProto> WithImports(FileDescriptorProto file) => WithImports(file, ByName);

    private static IEnumerable<FileDescriptorProto> WithImports(FileDescriptorProto file, Func<string, FileDescriptorProto?> find)
    {
        var seen = new HashSet<string> { file.Name };
        var waiting = new Queue<FileDescriptorProto>([file]);
        while (waiting.TryDequeue(out var next))
        {
            yield return next;
            foreach (var imported in next.Dependency.Where(seen.Add).Select(find).OfType<FileDescriptorProto>())
            {
                waiting.Enqueue(imported);
            }
        }
    }

    private static bool Declares(FileDescriptorProto file, string service) =>
        file.Service.Any(declared => $"{file.Package}.{declared.Name}" == service);

    private void Add(FileDescriptorProto file)
    {
        if (!_files.TryAdd(file.Name, file))
        {
            return;
        }

        foreach (var message in file.MessageType)
        {
            AddMessage(file, file.Package, message);
        }

        AddEnums(file, file.Package, file.EnumType);
        AddExtensions(file, file.Package, file.Extension);
        foreach (var service in file.Service)
        {
            _symbols[$"{file.Package}.{service.Name}"] = file;
            foreach (var method in service.Method)
            {
                _symbols[$"{file.Package}.{service.Name}.{method.Name}"] = file;
            }
        }
    }

    private void AddMessage(FileDescriptorProto file, string scope, DescriptorProto message)
    {
        var name = $"{scope}.{message.Name}";
        _symbols[name] = file;
        _messages.Add(name);
        foreach (var field in message.Field)
        {
            _symbols[$"{name}.{field.Name}"] = file;
        }

        foreach (var nested in message.NestedType)
        {
            AddMessage(file, name, nested);
        }

        AddEnums(file, name, message.EnumType);
        AddExtensions(file, name, message.Extension);
    }

    private void AddEnums(FileDescriptorProto file, string scope, IEnumerable<EnumDescriptorProto> enums)
    {
        foreach (var declared in enums)
        {
            _symbols[$"{scope}.{declared.Name}"] = file;

            // Values of an enum are siblings of it, not its children.
            foreach (var value in declared.Value)
            {
                _symbols[$"{scope}.{value.Name}"] = file;
            }
        }
    }

    private void AddExtensions(FileDescriptorProto file, string scope, IEnumerable<FieldDescriptorProto> extensions)
    {
        foreach (var extension in extensions)
        {
            _symbols[$"{scope}.{extension.Name}"] = file;
            _extensions[(extension.Extendee.TrimStart('.'), extension.Number)] = file;
        }
    }
}
