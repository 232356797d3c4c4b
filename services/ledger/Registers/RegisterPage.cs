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
        if (size is < 0 or > LargestSize)
        {
            fields.Refuse(LedgerReason.PageSizeInvalid, "page_size", "Sidans storlek är utanför gränserna.", $"1–{LargestSize}");
        }

        if (token.Length > LongestToken || !Base64Url.IsValid(token))
        {
            fields.Refuse(LedgerReason.PageTokenInvalid, "page_token", "Sidmärket är inte känt.", "next_page_token från föregående sida");
            return new RegisterPage(UsualSize, "");
        }

        return new RegisterPage(size == 0 ? UsualSize : size, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)));
    }

    /// <summary>Token of the page after an entry with this key.</summary>
    public static string TokenAfter(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));
}
