using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Finsam.Transcoding.Binding;

/// <summary>
/// A path template of google.api.http: <c>Template = "/" Segments [ Verb ]</c>, where a segment is a literal, <c>*</c>, <c>**</c> (the last
/// one only) or a variable <c>{field.path}</c> or <c>{field.path=pattern}</c>, and a verb is <c>:word</c> (comments of google/api/http.proto).
/// </summary>
public sealed class HttpTemplate
{
    private const string OneSegment = "*";
    private const string AnySegments = "**";

    private readonly List<TemplateVariable> _variables = [];
    private readonly List<string> _segments = [];

    private HttpTemplate(string text) => Text = text;

    /// <summary>The template as it was written.</summary>
    public string Text { get; }

    /// <summary>The verb with its colon; empty when there is none.</summary>
    public string Verb { get; private set; } = "";

    /// <summary>The variables, in the order of the path.</summary>
    public IReadOnlyList<TemplateVariable> Variables => _variables;

    /// <summary>The path with each variable as <c>{field.path}</c>, whatever its pattern: how OpenAPI writes it.</summary>
    public string Path { get; private set; } = "";

    private bool EndsOpen => _segments[^1] == AnySegments;

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static HttpTemplate Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var template = new HttpTemplate(text);
        if (!text.StartsWith('/') || text.Length < 2)
        {
            throw template.Malformed();
        }

        var path = text[1..];
        var colon = path.LastIndexOf(':');
        template.Verb = colon > path.LastIndexOfAny(['/', '}']) ? path[colon..] : "";
        var shown = new List<string>();
        foreach (var segment in SplitOutsideBraces(path[..^template.Verb.Length]))
        {
            shown.Add(template.Add(segment));
        }

        template.Path = "/" + string.Join('/', shown) + template.Verb;
        return template;
    }

    /// <summary>The same as a pattern of ASP.NET Core routing.</summary>
    internal RoutePattern ToRoutePattern()
    {
        var segments = _segments.Select((segment, i) => segment switch
        {
            OneSegment => $"{{p{i}}}",
            AnySegments => $"{{**p{i}}}",
            _ => segment,
        });
        var path = "/" + string.Join('/', segments);
        // A catch-all takes whatever follows it; that it ends with the verb must be checked apart.
        return EndsOpen && Verb.Length > 0
            ? RoutePatternFactory.Parse(path, null, new Dictionary<string, object?> { [$"p{_segments.Count - 1}"] = new VerbConstraint(Verb) })
            : RoutePatternFactory.Parse(path + Verb);
    }

    /// <summary>The value of each variable in a request that matched.</summary>
    internal IEnumerable<(string FieldPath, string Value)> ValuesOf(HttpRequest request)
    {
        var segments = RequestPath.SegmentsOf(request).ToList();
        if (!EndsOpen && segments[^1].Length == 0)
        {
            // Routing takes a path with and without a slash at its end for the same.
            segments.RemoveAt(segments.Count - 1);
        }

        if (!segments[^1].EndsWith(Verb, StringComparison.OrdinalIgnoreCase))
        {
            throw RequestPath.Unreadable();
        }

        segments[^1] = segments[^1][..^Verb.Length];
        return [.. _variables.Select(variable => (variable.FieldPath, variable.ValueIn(segments)))];
    }

    private static IEnumerable<string> SplitOutsideBraces(string path)
    {
        var start = 0;
        var depth = 0;
        for (var i = 0; i < path.Length; i++)
        {
            depth += path[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (path[i] == '/' && depth == 0)
            {
                yield return path[start..i];
                start = i + 1;
            }
        }

        yield return path[start..];
    }

    private string Add(string segment)
    {
        if (!segment.StartsWith('{'))
        {
            AddPart(segment);
            return segment;
        }

        if (!segment.EndsWith('}'))
        {
            throw Malformed();
        }

        var inner = segment[1..^1];
        var equals = inner.IndexOf('=', StringComparison.Ordinal);
        var (fieldPath, parts) = equals < 0 ? (inner, [OneSegment]) : (inner[..equals], inner[(equals + 1)..].Split('/'));
        var first = _segments.Count;
        foreach (var part in parts)
        {
            AddPart(part);
        }

        _variables.Add(new TemplateVariable(fieldPath, first, parts.Length, string.Join('/', parts)));
        return $"{{{fieldPath}}}";
    }

    private void AddPart(string segment)
    {
        var isMalformed = segment.Length == 0 || segment.IndexOfAny(['{', '}', '=']) >= 0
            || (segment.Contains('*', StringComparison.Ordinal) && segment is not (OneSegment or AnySegments))
            || (_segments.Count > 0 && EndsOpen);
        if (isMalformed)
        {
            throw Malformed();
        }

        _segments.Add(segment);
    }

    private FormatException Malformed() => new($"'{Text}' is not a path template of google.api.http.");
}
