using System.Net;
using System.Security.Claims;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Gateway.Limits;

/// <summary>Whose limits a call counts against.</summary>
internal static class CallerKey
{
    private const int Ipv6NetworkBytes = 8;

    /// <summary>The app and its user: <c>client_id</c> or <c>azp</c>, and <c>sub</c>. Without a token, the address.</summary>
    public static string Client(HttpContext context) => context.User.Identity is { IsAuthenticated: true }
        ? $"{ClientId(context.User)} {context.User.FindFirstValue(CallerClaims.Subject)}"
        : $"({Address(context)})";

    /// <summary>The app that the token was made for; empty where the token does not say.</summary>
    public static string ClientId(ClaimsPrincipal user) => user.FindFirstValue(CallerClaims.Client) ?? "";

    /// <summary>
    /// The förbund: the one that a path names, if the token holds in it; else that of the token. A gRPC message is not opened for it, so that a
    /// token of several förbund counts against a limit for those together, and calls without a token against none of a förbund's.
    /// </summary>
    public static string Forbund(HttpContext context)
    {
        var held = context.User.FindAll(CallerClaims.Forbund).Select(claim => claim.Value).ToList();
        return context.GetRouteValue("forbund") is string named && held.Contains(named)
            ? named
            : string.Join(' ', held.Order(StringComparer.Ordinal));
    }

    /// <summary>The address that a call came from; of IPv6 the network, since whoever has one address has all of it.</summary>
    public static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, Ipv6NetworkBytes)));
    }
}
