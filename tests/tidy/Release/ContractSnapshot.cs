using System.Text.Json;

namespace Finsam.Tidy.Tests.Release;

/// <summary>What of a contract its clients hold on to, in a form that people can read the differences of.</summary>
/// <param name="Files">Our files, by path.</param>
internal sealed record ContractSnapshot(ByName<FileSnapshot> Files)
{
    private static readonly JsonSerializerOptions Json = new(OneLine.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new OneLine<FieldSnapshot>(), new OneLine<MethodSnapshot>(), new OneLine<Reserved>() },
    };

    /// <summary>Reads what <see cref="ToText"/> gave.</summary>
    public static ContractSnapshot Parse(string text) =>
        JsonSerializer.Deserialize<ContractSnapshot>(text, Json) ?? throw new JsonException("null is no contract.");

    /// <summary>The contract as JSON: sorted, so that the same contract is the same text.</summary>
    public string ToText() => JsonSerializer.Serialize(this, Json) + "\n";
}

/// <summary>A file; names in it are full names.</summary>
internal sealed record FileSnapshot(
    string Package,
    string CsharpNamespace,
    ByName<MessageSnapshot> Messages,
    ByName<EnumSnapshot> Enums,
    ByName<ServiceSnapshot> Services);

/// <summary>A message: its fields by number, and what may never be used again.</summary>
internal sealed record MessageSnapshot(SortedDictionary<int, FieldSnapshot> Fields, Reserved Reserved);

/// <summary>A field. <c>cardinality</c> is <c>singular</c>, <c>optional</c>, <c>required</c> or <c>repeated</c>.</summary>
internal sealed record FieldSnapshot(string Name, string Type, string Cardinality, string JsonName, string? Oneof = null);

/// <summary>An enum: its values by number, and what may never be used again.</summary>
internal sealed record EnumSnapshot(SortedDictionary<int, string> Values, Reserved Reserved);

/// <summary>A service: its methods by name.</summary>
internal sealed record ServiceSnapshot(ByName<MethodSnapshot> Methods);

/// <summary>A method, with every form that it has in HTTP.</summary>
internal sealed record MethodSnapshot(string Request, bool RequestStream, string Response, bool ResponseStream, IReadOnlyList<string> Http);

/// <summary>Numbers and names that were used once. Both ends of a range belong to it.</summary>
internal sealed record Reserved(IReadOnlyList<NumberRange> Numbers, IReadOnlyList<string> Names)
{
    /// <summary>True when a number may not be used.</summary>
    public bool Has(int number) => Numbers.Any(range => range.First <= number && number <= range.Last);
}

/// <summary>Numbers from the first to the last.</summary>
internal sealed record NumberRange(int First, int Last);

/// <summary>Values by name, in the order of the names' characters whatever the machine's language.</summary>
internal sealed class ByName<TValue>() : SortedDictionary<string, TValue>(StringComparer.Ordinal);
