namespace Finsam.ServiceDefaults.Authorization;

/// <summary>Roles as tokens name them: <c>insatspersonal</c>, <c>forbundschef</c> and so on.</summary>
internal static class RoleNames
{
    private static readonly Dictionary<string, Role> Known =
        Enum.GetValues<Role>().ToDictionary(role => role.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The role of a name, whole; null for one that this version does not know, which gives no rights.</summary>
    public static Role? Read(string name) => Known.TryGetValue(name, out var role) ? role : null;
}
