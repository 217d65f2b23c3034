namespace Stripe;

public class PaymentIntentConfirmOptions : BaseOptions
{
    public string CaptureMethod { get; set; }

    public bool? OffSession { get; set; }

    public string PaymentMethod { get; set; }

    public string ReceiptEmail { get; set; }

    public string ReturnUrl { get; set; }
}
