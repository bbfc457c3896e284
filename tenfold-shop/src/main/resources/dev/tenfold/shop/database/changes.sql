-- Counts what changes in the catalogue and tells whoever listens on the channel "catalogue": the
-- number of a product, or "lists" where what lists show has changed.
ALTER TABLE category
  ADD COLUMN changes bigint NOT NULL DEFAULT 0,
  ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();

CREATE FUNCTION category_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changes := OLD.changes + 1;
  NEW.changed_at := clock_timestamp();
  PERFORM pg_notify('catalogue', 'lists');
  RETURN NEW;
END $$;
CREATE TRIGGER category_changes BEFORE UPDATE ON category
  FOR EACH ROW EXECUTE FUNCTION category_changes();

CREATE FUNCTION product_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_at := greatest(clock_timestamp(), OLD.changed_at + interval '1 microsecond');
  PERFORM pg_notify('catalogue', NEW.id::text);
  RETURN NEW;
END $$;
CREATE TRIGGER product_changes BEFORE UPDATE ON product
  FOR EACH ROW EXECUTE FUNCTION product_changes();

CREATE FUNCTION listed_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE category SET changes = changes WHERE id IN (OLD.category_id, NEW.category_id);
  RETURN NULL;
END $$;
CREATE TRIGGER listed_changes AFTER INSERT OR DELETE
  OR UPDATE OF category_id, name, summary, price_cents, popularity ON product
  FOR EACH ROW EXECUTE FUNCTION listed_changes();

CREATE FUNCTION product_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE product SET changed_at = changed_at WHERE id = coalesce(NEW.product_id, OLD.product_id);
  RETURN NULL;
END $$;
CREATE TRIGGER review_changes AFTER INSERT OR UPDATE OR DELETE ON review
  FOR EACH ROW EXECUTE FUNCTION product_touched();
-- Only what the product's page tells: how many there are when there are few.
CREATE TRIGGER stock_changes AFTER UPDATE OF available ON stock
  FOR EACH ROW WHEN (least(OLD.available, 20) <> least(NEW.available, 20))
  EXECUTE FUNCTION product_touched();
