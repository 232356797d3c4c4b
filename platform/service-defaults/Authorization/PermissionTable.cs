namespace Finsam.ServiceDefaults.Authorization;

/// <summary>
/// The authorisation of a service: who may call each of its methods, and how far. A method that is not in it may be called by nobody.
/// <see cref="AuthorizationInterceptor"/> enforces it.
/// </summary>
/// <param name="Methods">Method name, such as <c>PostVoucher</c>, to permission.</param>
public sealed record PermissionTable(IReadOnlyDictionary<string, Permission> Methods)
{
    /// <summary>The permission of a method; null where nobody may call it.</summary>
    public Permission? Of(string method) => Methods.GetValueOrDefault(method);
}
