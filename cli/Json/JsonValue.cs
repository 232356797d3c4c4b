using System.Text.Json;

namespace Finsam.Cli.Json;

/// <summary>A value of a JSON file that knows where it stands, so that what is wrong with it can be pointed at.</summary>
/// <param name="Kind">Kind of the value: its first token.</param>
/// <param name="Text">Text of a string, or a number, <c>true</c>, <c>false</c> or <c>null</c> as written.</param>
/// <param name="Line">One-based line.</param>
/// <param name="Path">Path from the top, such as <c>insatser[2].grants[0].amount</c>; empty for the top.</param>
internal sealed record JsonValue(JsonTokenType Kind, string Text, int Line, string Path)
{
    /// <summary>Members of an object, in file order.</summary>
    public IReadOnlyDictionary<string, JsonValue> Members { get; init; } = new Dictionary<string, JsonValue>();

    /// <summary>Items of a list.</summary>
    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    /// <summary>True for <c>null</c>.</summary>
    public bool IsNull => Kind == JsonTokenType.Null;

    /// <summary>The value at a path, or the last one on the way to it that exists: the nearest place to point at.</summary>
    public JsonValue Nearest(string path)
    {
        var at = this;
        while (at.Path.Length < path.Length)
        {
            var next = at.Members.Values.Concat(at.Items).FirstOrDefault(child => IsWithin(path, child.Path));
            if (next is null)
            {
                break;
            }

            at = next;
        }

        return at;
    }

    private static bool IsWithin(string path, string ancestor) =>
        path.StartsWith(ancestor, StringComparison.Ordinal) && (path.Length == ancestor.Length || path[ancestor.Length] is '.' or '[');
}
