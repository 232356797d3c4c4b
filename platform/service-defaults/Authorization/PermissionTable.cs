namespace Finsam.ServiceDefaults.Authorization;

/// <summary>Which roles may call which of a service's methods. A method that is not in it may be called by nobody.</summary>
/// <param name="Methods">Method name, such as <c>PostVoucher</c>, to roles.</param>
public sealed record PermissionTable(IReadOnlyDictionary<string, Role[]> Methods)
{
    /// <summary>True when one of the roles may call the method.</summary>
    public bool Allows(string method, IReadOnlySet<Role> roles) =>
        Methods.TryGetValue(method, out var allowed) && allowed.Any(roles.Contains);
}
