using System.Text.Json;

namespace Finsam.Ledger.Storage;

/// <summary>Objects of other dimensions than projects as they lie in <c>posting.dimensions</c>: <c>{"1": "Nord"}</c>.</summary>
internal static class DimensionsJson
{
    /// <summary>Writes them; null when there are none.</summary>
    public static string? Write(SortedDictionary<int, string>? objects) => objects is null ? null : JsonSerializer.Serialize(objects);

    /// <summary>Reads them; null when there are none.</summary>
    public static SortedDictionary<int, string>? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<SortedDictionary<int, string>>(json);
}
