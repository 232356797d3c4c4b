using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Finsam.Transcoding.Binding;

/// <summary>Lets a <c>**</c> match only when the path ends with the template's verb.</summary>
internal sealed class VerbConstraint(string verb) : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        Convert.ToString(values[routeKey], CultureInfo.InvariantCulture)?.EndsWith(verb, StringComparison.OrdinalIgnoreCase) == true;
}
