namespace Finsam.Ledger.Domain.Sie;

/// <summary>Writes vouchers with their rows and the traces of later changes.</summary>
internal static class SieVoucherWriter
{
    /// <summary>Writes one.</summary>
    public static void Write(SieWriter writer, SieVoucher voucher)
    {
        writer.Begin("#VER").Text(voucher.Series);
        _ = SieVoucherRules.VoucherNumber(voucher.Number) > 0 ? writer.Bare(voucher.Number) : writer.Text(voucher.Number);
        writer.Day(voucher.Date).Text(voucher.Text);
        if (voucher.Registered is not null || voucher.Signature.Length > 0)
        {
            writer.Day(voucher.Registered);
        }

        if (voucher.Signature.Length > 0)
        {
            writer.Text(voucher.Signature);
        }

        writer.End();
        writer.Brace("{"u8);
        var changes = voucher.Changes.ToLookup(change => change.BeforeRow);
        for (var i = 0; i <= voucher.Rows.Count; i++)
        {
            foreach (var change in changes[i])
            {
                Row(writer, change.IsAdded ? "#RTRANS" : "#BTRANS", change.Row);
            }

            if (i < voucher.Rows.Count)
            {
                Row(writer, "#TRANS", voucher.Rows[i]);
            }
        }

        writer.Brace("}"u8);
    }

    // An empty field before one with a value is written as "" (SIE 4C); empty fields last are left out.
    private static void Row(SieWriter writer, string label, SieTransaction row)
    {
        writer.Begin(label).Bare(row.Account).Objects(SieObjects.List(row.Project, row.OtherObjects)).Amount(row.AmountOre);
        var hasSignature = row.Signature.Length > 0;
        var hasQuantity = row.Quantity is not null || hasSignature;
        var hasText = row.Text.Length > 0 || hasQuantity;
        if (row.Date is not null || hasText)
        {
            writer.Day(row.Date);
        }

        if (hasText)
        {
            writer.Text(row.Text);
        }

        if (hasQuantity)
        {
            writer.Quantity(row.Quantity);
        }

        if (hasSignature)
        {
            writer.Text(row.Signature);
        }

        writer.End();
    }
}
