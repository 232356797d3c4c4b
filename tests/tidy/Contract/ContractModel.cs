using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;

namespace Finsam.Tidy.Tests.Contract;

/// <summary>A contract taken apart: every element of the packages that are ours.</summary>
internal sealed class ContractModel
{
    private const string Ours = "finsam";

    // Field numbers in descriptor.proto: what a location's path is made of.
    private const int Syntax = 12;
    private const int FileMessages = 4;
    private const int FileEnums = 5;
    private const int FileServices = 6;
    private const int MessageFields = 2;
    private const int MessageNested = 3;
    private const int MessageEnums = 4;
    private const int MessageOneofs = 8;
    private const int EnumValues = 2;
    private const int ServiceMethods = 2;

    private readonly List<ContractElement> _elements = [];
    private readonly Dictionary<string, DescriptorProto> _messages = [];
    private readonly Dictionary<string, string> _homes = [];

    /// <summary>Takes a descriptor set apart. Files of packages that are not ours are known, but held to no rule.</summary>
    public ContractModel(FileDescriptorSet set)
    {
        foreach (var file in set.File)
        {
            var own = file.Name.StartsWith($"{Ours}/", StringComparison.Ordinal);
            var first = _elements.Count;
            var element = new ContractElement(file, file, file.Name, [Syntax], null);
            _elements.Add(element);
            AddMessages(element, file.Package, file.MessageType, [FileMessages]);
            AddEnums(element, file.Package, file.EnumType, [FileEnums]);
            for (var i = 0; i < file.Service.Count; i++)
            {
                var service = Add(element, file.Service[i], Join(file.Package, file.Service[i].Name), [FileServices, i]);
                for (var j = 0; j < file.Service[i].Method.Count; j++)
                {
                    var method = file.Service[i].Method[j];
                    Add(service, method, Join(service.Name, method.Name), [.. service.Location, ServiceMethods, j]);
                }
            }

            if (!own)
            {
                _elements.RemoveRange(first, _elements.Count - first);
            }
        }
    }

    /// <summary>Our files.</summary>
    public IEnumerable<(ContractElement Element, FileDescriptorProto Definition)> Files => Of<FileDescriptorProto>();

    /// <summary>Our messages, nested ones too; those that protoc makes for maps not.</summary>
    public IEnumerable<(ContractElement Element, DescriptorProto Definition)> Messages => Of<DescriptorProto>();

    /// <summary>Their fields.</summary>
    public IEnumerable<(ContractElement Element, FieldDescriptorProto Definition)> Fields => Of<FieldDescriptorProto>();

    /// <summary>Their oneofs; those that protoc makes for <c>optional</c> not.</summary>
    public IEnumerable<(ContractElement Element, OneofDescriptorProto Definition)> Oneofs => Of<OneofDescriptorProto>();

    /// <summary>Our enums.</summary>
    public IEnumerable<(ContractElement Element, EnumDescriptorProto Definition)> Enums => Of<EnumDescriptorProto>();

    /// <summary>Their values.</summary>
    public IEnumerable<(ContractElement Element, EnumValueDescriptorProto Definition)> Values => Of<EnumValueDescriptorProto>();

    /// <summary>Our services.</summary>
    public IEnumerable<(ContractElement Element, ServiceDescriptorProto Definition)> Services => Of<ServiceDescriptorProto>();

    /// <summary>Their methods.</summary>
    public IEnumerable<(ContractElement Element, MethodDescriptorProto Definition)> Methods => Of<MethodDescriptorProto>();

    /// <summary>A message by the name that a descriptor refers to it with (<c>.finsam.common.v1.Period</c>).</summary>
    public DescriptorProto Message(string reference) => _messages[reference.TrimStart('.')];

    /// <summary>The file that defines what a descriptor refers to.</summary>
    public string Home(string reference) => _homes[reference.TrimStart('.')];

    private IEnumerable<(ContractElement, TDefinition)> Of<TDefinition>()
        where TDefinition : IMessage =>
        _elements.Where(element => element.Definition is TDefinition).Select(element => (element, (TDefinition)element.Definition));

    private void AddMessages(ContractElement parent, string scope, RepeatedField<DescriptorProto> messages, int[] path)
    {
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            var name = Join(scope, message.Name);
            _messages[name] = message;
            _homes[name] = parent.File.Name;
            if (message.Options?.MapEntry == true)
            {
                continue;
            }

            var element = Add(parent, message, name, [.. path, i]);
            AddAll(element, message.Field, field => field.Name, MessageFields);
            AddAll(element, message.OneofDecl.Where((_, index) => !IsSynthetic(message, index)).ToList(), oneof => oneof.Name, MessageOneofs);
            AddMessages(element, name, message.NestedType, [.. element.Location, MessageNested]);
            AddEnums(element, name, message.EnumType, [.. element.Location, MessageEnums]);
        }
    }

    private void AddEnums(ContractElement parent, string scope, RepeatedField<EnumDescriptorProto> enums, int[] path)
    {
        for (var i = 0; i < enums.Count; i++)
        {
            var element = Add(parent, enums[i], Join(scope, enums[i].Name), [.. path, i]);
            _homes[element.Name] = parent.File.Name;
            AddAll(element, enums[i].Value, value => value.Name, EnumValues);
        }
    }

    // Oneofs made for `optional` come after all others, so that skipping them leaves the indexes as they are.
    private void AddAll<TDefinition>(ContractElement parent, IList<TDefinition> definitions, Func<TDefinition, string> name, int kind)
        where TDefinition : IMessage
    {
        for (var i = 0; i < definitions.Count; i++)
        {
            Add(parent, definitions[i], Join(parent.Name, name(definitions[i])), [.. parent.Location, kind, i]);
        }
    }

    private ContractElement Add(ContractElement parent, IMessage definition, string name, int[] location)
    {
        var element = new ContractElement(parent.File, definition, name, location, parent);
        _elements.Add(element);
        return element;
    }

    private static bool IsSynthetic(DescriptorProto message, int oneof) =>
        message.Field.Any(field => field.HasOneofIndex && field.OneofIndex == oneof && field.Proto3Optional);

    private static string Join(string scope, string name) => scope.Length == 0 ? name : $"{scope}.{name}";
}
