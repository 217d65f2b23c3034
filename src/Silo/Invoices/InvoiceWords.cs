using System.Collections.Frozen;

namespace Marketplace.Invoices;

/// <summary>The words of the form in one language, a tag of BCP 47, which reads `ltr` or `rtl`.</summary>
internal sealed record InvoiceWords(
    string Language,
    string Direction,
    string Invoice,
    string CreditNote,
    string Corrects,
    string Issued,
    string Supplied,
    string From,
    string To,
    string TaxNumber,
    string Description,
    string Quantity,
    string UnitPrice,
    string Net,
    string Tax,
    string Total,
    string Paid,
    string Credited,
    string Reason,
    string Booking,
    string Coupon,
    string Paying,
    string Due,
    string Notes)
{
    private static readonly FrozenDictionary<string, InvoiceWords> All = new[]
    {
        new InvoiceWords(
            "en", "ltr", "Invoice", "Credit note", "Corrects", "Issued", "Supplied", "From", "To", "Tax number", "Description", "Quantity",
            "Unit price", "Net", "Tax", "Total", "Paid", "Given back", "Reason", "Booking",
            "Of that by a coupon of the marketplace", "Of that by the customer", "To be paid by", "Notes"),
        new InvoiceWords(
            "ar", "rtl", "فاتورة", "إشعار دائن", "تصحيح لـ", "تاريخ الإصدار", "تاريخ التوريد", "من", "إلى", "الرقم الضريبي", "الوصف", "الكمية",
            "سعر الوحدة", "الصافي", "الضريبة", "الإجمالي", "مدفوعة", "المبلغ المُعاد", "السبب", "الحجز",
            "منه بقسيمة المنصة", "منه من العميل", "تُدفع حتى", "ملاحظات"),
    }.ToFrozenDictionary(words => words.Language, StringComparer.Ordinal);

    /// <summary>Those of a language; null where the form is not written in it.</summary>
    public static InvoiceWords? In(string language) => All.GetValueOrDefault(language);
}
