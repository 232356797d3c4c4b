using System.ComponentModel.DataAnnotations;

namespace Finsam.Reporting.Sources;

/// <summary>An address of a server by itself: <c>https://host</c>, with a port or a path where there is one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AbsoluteAddressAttribute() : ValidationAttribute("an address such as https://finsam.example.se, without a query.")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is null or Uri { IsAbsoluteUri: true, Scheme: "https" or "http", Query: "", Fragment: "", UserInfo: "" };
}
