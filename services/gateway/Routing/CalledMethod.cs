using Finsam.Protos;
using Google.Protobuf.Reflection;
using Yarp.ReverseProxy.Model;

namespace Finsam.Gateway.Routing;

/// <summary>What the gateway knows of the method that a call is for: how long it may take, how much it may bring, and whether it asks for a token.</summary>
/// <param name="IsLong">A stream, a file, or work that grows with the books.</param>
/// <param name="TakesFile">Its request holds a file.</param>
/// <param name="StreamsRequests">Its requests are a stream, of which each is a message of its own.</param>
/// <param name="IsPublic">It is called without a token.</param>
/// <param name="OpensFigure">Reports in HTML lead their readers to it.</param>
internal sealed record CalledMethod(bool IsLong, bool TakesFile, bool StreamsRequests, bool IsPublic, bool OpensFigure)
{
    private const string GetFigure = "finsam.reporting.v1.ReportFigureService.GetFigure";

    private static readonly string[] LongVerbs = ["Compute", "Export", "Import", "Render", "Verify"];
    private static readonly CalledMethod Unknown = new(IsLong: false, TakesFile: false, StreamsRequests: false, IsPublic: false, OpensFigure: false);

    /// <summary>That of a method of the contract.</summary>
    public static CalledMethod Of(MethodDescriptor method)
    {
        var takesFile = method.InputType.Fields.InDeclarationOrder().Any(field => field.FieldType == FieldType.Bytes);
        var isLong = takesFile || method.IsServerStreaming || method.IsClientStreaming
            || LongVerbs.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal));
        var isPublic = PublicMethods.Contains($"{method.Service.FullName}/{method.Name}");
        return new CalledMethod(isLong, takesFile, method.IsClientStreaming, isPublic, method.FullName == GetFigure);
    }

    /// <summary>That of a call that is routed to a service: of a path that no method has, the least. Null for what the gateway answers itself.</summary>
    public static CalledMethod? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>() is { } route
        ? RouteTable.Methods.GetValueOrDefault(route.Config.RouteId, Unknown)
        : null;
}
