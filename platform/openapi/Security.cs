using System.Text.Json.Nodes;

namespace Finsam.OpenApi;

/// <summary>How callers say who they are.</summary>
internal static class Security
{
    public const string Scheme = "bearerAuth";

    public static JsonObject Create() => new()
    {
        ["type"] = "http",
        ["scheme"] = "bearer",
        ["bearerFormat"] = "JWT",
        ["description"] = "A token that names its bearer's roles, the förbund that they hold in and, for `insatspersonal`, the insatser.",
    };
}
