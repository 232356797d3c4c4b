namespace Finsam.Tidy.Tests.Release;

/// <summary>
/// What of a released contract a later one breaks: on the wire, in JSON, or in the source code of those who generated a client from it.
/// Whatever is added breaks nothing.
/// </summary>
internal static class BreakingChanges
{
    /// <summary>Every break, as <c>place: what was, what is</c>.</summary>
    public static IReadOnlyList<string> Between(ContractSnapshot released, ContractSnapshot current) =>
        [.. released.Files.SelectMany(file => current.Files.TryGetValue(file.Key, out var now)
            ? OfFile(file.Key, file.Value, now)
            : [$"{file.Key}: the file is gone"])];

    private static IEnumerable<string> OfFile(string path, FileSnapshot was, FileSnapshot now) =>
    [
        .. Changed(path, "package", was.Package, now.Package),
        .. Changed(path, "csharp_namespace", was.CsharpNamespace, now.CsharpNamespace),
        .. was.Messages.SelectMany(message => now.Messages.TryGetValue(message.Key, out var other)
            ? OfMessage(message.Key, message.Value, other)
            : [$"{message.Key}: the message is gone from {path}"]),
        .. was.Enums.SelectMany(type => now.Enums.TryGetValue(type.Key, out var other)
            ? OfEnum(type.Key, type.Value, other)
            : [$"{type.Key}: the enum is gone from {path}"]),
        .. was.Services.SelectMany(service => now.Services.TryGetValue(service.Key, out var other)
            ? OfService(service.Key, service.Value, other)
            : [$"{service.Key}: the service is gone from {path}"]),
    ];

    private static IEnumerable<string> OfMessage(string name, MessageSnapshot was, MessageSnapshot now) =>
    [
        .. was.Fields.SelectMany(field => now.Fields.TryGetValue(field.Key, out var other)
            ? OfField($"{name}.{field.Value.Name} = {field.Key}", field.Value, other)
            : Gone(name, "field", field.Key, field.Value.Name, now.Fields.FirstOrDefault(f => f.Value.Name == field.Value.Name).Key, now.Reserved)),
        .. OfReserved(name, was.Reserved, now.Reserved),
    ];

    private static IEnumerable<string> OfField(string where, FieldSnapshot was, FieldSnapshot now) =>
    [
        .. Changed(where, "name", was.Name, now.Name),
        .. Changed(where, "type", was.Type, now.Type),
        .. Changed(where, "cardinality", was.Cardinality, now.Cardinality),
        .. Changed(where, "JSON name", was.JsonName, now.JsonName),
        .. Changed(where, "oneof", was.Oneof ?? "none", now.Oneof ?? "none"),
    ];

    private static IEnumerable<string> OfEnum(string name, EnumSnapshot was, EnumSnapshot now) =>
    [
        .. was.Values.SelectMany(value => now.Values.TryGetValue(value.Key, out var other)
            ? Changed($"{name}.{value.Value} = {value.Key}", "name", value.Value, other)
            : Gone(name, "value", value.Key, value.Value, now.Values.FirstOrDefault(v => v.Value == value.Value).Key, now.Reserved)),
        .. OfReserved(name, was.Reserved, now.Reserved),
    ];

    private static IEnumerable<string> OfService(string name, ServiceSnapshot was, ServiceSnapshot now) =>
        was.Methods.SelectMany(method => now.Methods.TryGetValue(method.Key, out var other)
            ? OfMethod($"{name}.{method.Key}", method.Value, other)
            : [$"{name}.{method.Key}: the method is gone"]);

    private static IEnumerable<string> OfMethod(string where, MethodSnapshot was, MethodSnapshot now) =>
    [
        .. Changed(where, "request", was.Request, now.Request),
        .. Changed(where, "response", was.Response, now.Response),
        .. Changed(where, "stream of requests", $"{was.RequestStream}", $"{now.RequestStream}"),
        .. Changed(where, "stream of responses", $"{was.ResponseStream}", $"{now.ResponseStream}"),
        .. was.Http.Except(now.Http).Select(form => $"{where}: \"{form}\" is gone; there is {Listed(now.Http)}"),
    ];

    // What is taken away on purpose is reserved, number and name: then nobody gives them another meaning.
    private static IEnumerable<string> Gone(string where, string what, int number, string name, int elsewhere, Reserved reserved) =>
        elsewhere != 0 ? [$"{where}.{name}: the {what} had the number {number}, and has {elsewhere}"]
        : reserved.Has(number) && reserved.Names.Contains(name) ? []
        : [$"{where}.{name} = {number}: the {what} is gone; reserve {number} and \"{name}\""];

    private static IEnumerable<string> OfReserved(string where, Reserved was, Reserved now) =>
    [
        .. was.Numbers
            .Where(range => !now.Numbers.Any(other => other.First <= range.First && range.Last <= other.Last))
            .Select(range => $"{where}: {range.First} to {range.Last} were reserved, and are not"),
        .. was.Names.Except(now.Names).Select(name => $"{where}: \"{name}\" was reserved, and is not"),
    ];

    private static IEnumerable<string> Changed(string where, string what, string was, string now) =>
        was == now ? [] : [$"{where}: its {what} was {was}, and is {now}"];

    private static string Listed(IReadOnlyList<string> forms) => forms.Count == 0 ? "none" : string.Join(", ", forms.Select(form => $"\"{form}\""));
}
