using System.Globalization;
using Microsoft.AspNetCore.Routing;

namespace Finsam.Transcoding.Binding;

/// <summary>A segment of a variable: a literal, or what a route parameter holds.</summary>
internal sealed record TemplatePart(string Segment, string? RouteParameter);

/// <summary>A variable of a path template, and the segments that make up its value.</summary>
internal sealed record TemplateVariable(string FieldPath, IReadOnlyList<TemplatePart> Parts)
{
    public string ValueIn(RouteValueDictionary routeValues) => string.Join('/', Parts.Select(part => part.RouteParameter is null
        ? part.Segment
        : Decode(Convert.ToString(routeValues[part.RouteParameter], CultureInfo.InvariantCulture) ?? "", part.Segment)));

    // The server leaves %2F in paths as it is, since it is no separator there; a variable of one segment is decoded whole. A %252F can't be
    // told from it any more by then and becomes a slash too.
    private static string Decode(string value, string segment) =>
        segment == "*" ? value.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase) : value;
}
