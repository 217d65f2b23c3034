namespace Stripe;

public class EventGetOptions : BaseOptions;
