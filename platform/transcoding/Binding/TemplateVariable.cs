namespace Finsam.Transcoding.Binding;

/// <summary>A variable of a path template, and which segments of the path its value is.</summary>
/// <param name="FieldPath">The field that it sets, dotted.</param>
/// <param name="First">Index of its first segment.</param>
/// <param name="Count">How many segments its pattern has; a <c>**</c> at the end stands for any number.</param>
/// <param name="Pattern">Its pattern, such as <c>*</c> or <c>a/*</c>.</param>
public sealed record TemplateVariable(string FieldPath, int First, int Count, string Pattern)
{
    private bool IsSingle => Pattern == "*";

    /// <summary>
    /// The value. A variable of one segment is decoded whole; in one of several <c>%2F</c> stays as it is, since a decoded one could not be
    /// told from the slashes between the segments (comments of HttpRule in google/api/http.proto).
    /// </summary>
    internal string ValueIn(IReadOnlyList<string> segments)
    {
        if (IsSingle)
        {
            return Uri.UnescapeDataString(segments[First]);
        }

        var own = segments.Skip(First);
        var all = Pattern.EndsWith("**", StringComparison.Ordinal) ? own : own.Take(Count);
        return string.Join('/', all.Select(RequestPath.DecodeButSlashes));
    }
}
