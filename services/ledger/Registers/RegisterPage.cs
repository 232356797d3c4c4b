using System.Buffers.Text;
using System.Text;
using Finsam.Ledger.Api;

namespace Finsam.Ledger.Registers;

/// <summary>A page of a register that is asked for.</summary>
/// <param name="Size">Most entries.</param>
/// <param name="After">Key of the last entry of the page before; empty for the first page.</param>
internal sealed record RegisterPage(int Size, string After)
{
    private const int UsualSize = 100;
    private const int LargestSize = 1000;
    private const int LongestToken = 1000;

    /// <summary>Reads it; refuses with <c>PageSizeInvalid</c> and <c>PageTokenInvalid</c>.</summary>
    public static RegisterPage Read(RequestFields fields, int size, string token)
    {
        var most = fields.PageSize(size, UsualSize, LargestSize);
        if (token.Length > LongestToken || !Base64Url.IsValid(token))
        {
            fields.RefusePageToken();
            return new RegisterPage(most, "");
        }

        return new RegisterPage(most, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)));
    }

    /// <summary>Token of the page after an entry with this key.</summary>
    public static string TokenAfter(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));
}
